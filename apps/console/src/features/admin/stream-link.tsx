import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

interface StreamLinkProps {
  readonly stream: string;
  readonly children?: ReactNode;
}

/** Leads to one stream on the screen of all streams. */
export function StreamLink({ stream, children = stream }: StreamLinkProps) {
  return (
    <Anchor component={Link} size="sm" to={`/admin/streams?${new URLSearchParams({ stream }).toString()}`}>
      {children}
    </Anchor>
  );
}
