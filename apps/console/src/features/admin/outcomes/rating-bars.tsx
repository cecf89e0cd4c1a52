import type { ConversationFigures } from '#protocol';
import { Title } from '@mantine/core';
import { useId } from 'react';
import { useWords } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import foresight from '../foresight/foresight.module.css';
import parts from '../model-parts/parts.module.css';

/** How many gave how many stars, best first. */
export function RatingBars({ rating }: { readonly rating: ConversationFigures['rating'] }) {
  const { outcomes: words } = useWords();
  const format = useFormat();
  const id = useId();
  const most = Math.max(1, ...rating.by);
  return (
    <section className={parts.section} aria-labelledby={id}>
      <Title order={3} id={id}>
        {words.ratingTitle}
      </Title>
      <ol className={foresight.funnel} reversed>
        {rating.by
          .map((count, i) => ({ stars: i + 1, count }))
          .reverse()
          .map(({ stars, count }) => (
            <li key={stars}>
              <span>{words.stars(stars)}</span>
              <span className={foresight.funnelBar} aria-hidden>
                <span style={{ width: `${((count / most) * 100).toFixed(1)}%` }} />
              </span>
              <span className={foresight.funnelCount}>
                <b>{format.number(count)}</b>{' '}
                <span className={parts.dim}>
                  {rating.count > 0 ? format.percent(count / rating.count) : ''}
                </span>
              </span>
            </li>
          ))}
      </ol>
    </section>
  );
}
