import type { ReviewView } from '#protocol';
import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import { useWords } from '../../../../shared/i18n/locale.js';
import { useFormat } from '../../../../shared/i18n/use-format.js';
import { useIntentName } from '../../model-parts/use-intent-name.js';
import { ReviewSection } from './review-section.js';
import classes from './review.module.css';

type Overlap = ReviewView['overlaps'][number];

/** Pairs of intents that are taken for each other; opening one shows the examples that are nearest. */
export function Overlaps({ overlaps, version }: Pick<ReviewView, 'overlaps' | 'version'>) {
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
          <OverlapItem key={`${overlap.a} ${overlap.b}`} overlap={overlap} version={version} />
        ))}
      </div>
    </ReviewSection>
  );
}

function OverlapItem({ overlap, version }: { readonly overlap: Overlap; readonly version: string }) {
  const { understanding: words } = useWords();
  const format = useFormat();
  const nameOf = useIntentName();
  const { a, b, confused, texts, similarity, pairs } = overlap;
  return (
    <details className={classes.item}>
      <summary>
        <b>
          {nameOf(a)} · {nameOf(b)}
        </b>
        <span className={classes.dim}>
          {words.confusedTimes(format.number(confused), format.number(texts))}
          {pairs.length > 0 && ` · ${words.alike(format.percent(similarity))}`}
        </span>
      </summary>
      <div className={classes.body}>
        {confused > 0 && (
          <div className={classes.reads}>
            <ReadCell version={version} actual={a} predicted={b} />
            <ReadCell version={version} actual={b} predicted={a} />
          </div>
        )}
        {pairs.length > 0 && <Nearest overlap={overlap} />}
      </div>
    </details>
  );
}

interface ReadCellProps {
  readonly version: string;
  readonly actual: string;
  readonly predicted: string;
}

/** The way to the texts of one that were held for the other. */
function ReadCell(cell: ReadCellProps) {
  const { understanding: words } = useWords();
  const nameOf = useIntentName();
  return (
    <Anchor
      component={Link}
      size="sm"
      to={`/admin/understanding/evaluation?${new URLSearchParams({ ...cell }).toString()}`}
    >
      {words.confusedPair(nameOf(cell.actual), nameOf(cell.predicted))}
    </Anchor>
  );
}

function Nearest({ overlap: { a, b, pairs } }: { readonly overlap: Overlap }) {
  const { understanding: words } = useWords();
  const format = useFormat();
  const nameOf = useIntentName();
  return (
    <table className={classes.pairs}>
      <caption>{words.nearest}</caption>
      <thead>
        <tr>
          <th scope="col">{nameOf(a)}</th>
          <th scope="col">{nameOf(b)}</th>
          <th scope="col">{words.likeness}</th>
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
  );
}
