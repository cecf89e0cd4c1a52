import { Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useFormat } from '../../../../shared/i18n/use-format.js';
import parts from '../../model-parts/parts.module.css';

interface ReviewSectionProps {
  readonly title: string;
  readonly lead: string;
  readonly empty: string;
  readonly count: number;
  readonly children: ReactNode;
}

/** One kind of thing to look at: how many, why, and what to do with them; or that there are none. */
export function ReviewSection({ title, lead, empty, count, children }: ReviewSectionProps) {
  const { number } = useFormat();
  return (
    <section className={parts.section} aria-label={title}>
      <header>
        <Title order={2}>
          {title}
          {count > 0 && ` (${number(count)})`}
        </Title>
        <Text size="sm" c="dimmed">
          {count === 0 ? empty : lead}
        </Text>
      </header>
      {count > 0 && children}
    </section>
  );
}
