import { Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './portrait.module.css';

interface BlockProps {
  readonly title: string;
  readonly note?: string | undefined;
  readonly children: ReactNode;
}

/** A titled part of the shopper column. */
export function Block({ title, note, children }: BlockProps) {
  return (
    <section className={classes.block}>
      <Title order={3} size="h3">
        {title}
      </Title>
      {children}
      {note !== undefined && (
        <Text size="xs" c="dimmed">
          {note}
        </Text>
      )}
    </section>
  );
}
