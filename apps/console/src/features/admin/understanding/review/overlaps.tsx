import type { ReviewView } from '#protocol';
import { useWords } from '../../../../shared/i18n/locale.js';
import { useFormat } from '../../../../shared/i18n/use-format.js';
import { useIntentName } from '../use-intent-name.js';
import { ReviewSection } from './review-section.js';
import classes from './review.module.css';

type Overlap = ReviewView['overlaps'][number];

/** Pairs of intents that are taken for each other; opening one shows the examples that are nearest. */
export function Overlaps({ overlaps }: Pick<ReviewView, 'overlaps'>) {
  const { understanding: words } = useWords();
  return (
    <ReviewSection
      title={words.overlaps}
      lead={words.overlapsLead}
      empty={words.noOverlaps}
      count={overlaps.length}
    >
      <div className={classes.list}>
        {overlaps.map((overlap) => (
          <OverlapItem key={`${overlap.a} ${overlap.b}`} overlap={overlap} />
        ))}
      </div>
    </ReviewSection>
  );
}

function OverlapItem({
  overlap: { a, b, confused, texts, similarity, pairs },
}: {
  readonly overlap: Overlap;
}) {
  const { understanding: words } = useWords();
  const format = useFormat();
  const nameOf = useIntentName();
  return (
    <details className={classes.item}>
      <summary>
        <b>
          {nameOf(a)} · {nameOf(b)}
        </b>
        <span className={classes.dim}>
          {words.confusedTimes(format.number(confused), format.number(texts))} ·{' '}
          {words.alike(format.percent(similarity))}
        </span>
      </summary>
      <table className={classes.pairs}>
        <caption>{words.nearest}</caption>
        <thead>
          <tr>
            <th scope="col">{nameOf(a)}</th>
            <th scope="col">{nameOf(b)}</th>
            <th scope="col" aria-label={words.alike('')} />
          </tr>
        </thead>
        <tbody>
          {pairs.map((pair, at) => (
            <tr key={at}>
              <td>{pair.a}</td>
              <td>{pair.b}</td>
              <td>{format.percent(pair.similarity)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
