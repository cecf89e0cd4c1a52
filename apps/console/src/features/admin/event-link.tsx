import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import { useOpened } from './use-opened.js';

interface EventLinkProps {
  readonly id: string;
  readonly children?: ReactNode;
}

/** Opens one event over whatever screen it stands on. */
export function EventLink({ id, children = id }: EventLinkProps) {
  const [, open] = useOpened('event');
  return (
    <Anchor component="button" type="button" size="sm" ta="start" onClick={() => open(id)}>
      {children}
    </Anchor>
  );
}
