import type { ReviewView } from '#protocol';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../../../shared/i18n/locale.js';
import { useFormat } from '../../../../shared/i18n/use-format.js';
import { Probability } from '../../../../shared/ui/probability.js';
import admin from '../../admin.module.css';
import { useIntentName } from '../../model-parts/use-intent-name.js';
import { ReviewSection } from './review-section.js';
import classes from './review.module.css';

const FIRST = 20;

/** Examples that the others of their intent speak against, the surest first. */
export function Mislabelled({ examples }: { readonly examples: ReviewView['mislabelled'] }) {
  const { understanding: words } = useWords();
  const { number } = useFormat();
  const nameOf = useIntentName();
  const [all, setAll] = useState(false);
  return (
    <ReviewSection
      title={words.mislabelled}
      lead={words.mislabelledLead}
      empty={words.noMislabelled}
      count={examples.length}
    >
      <table className={admin.table}>
        <thead>
          <tr>
            <th>{words.example}</th>
            <th>{words.filedUnder}</th>
            <th>{words.looksLike}</th>
            <th>{words.probability}</th>
          </tr>
        </thead>
        <tbody>
          {(all ? examples : examples.slice(0, FIRST)).map(({ text, intent, suggested, probability }, at) => (
            <tr key={at}>
              <td className={classes.text}>
                <span>{text}</span>
              </td>
              <td data-label={words.filedUnder}>{nameOf(intent)}</td>
              <td data-label={words.looksLike}>
                <span className={classes.believed}>{nameOf(suggested)}</span>
              </td>
              <td data-label={words.probability}>
                <Probability value={probability} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {examples.length > FIRST && (
        <Button size="compact-sm" variant="subtle" w="fit-content" onClick={() => setAll(!all)}>
          {all ? words.showFewer : words.showAll(number(examples.length))}
        </Button>
      )}
    </ReviewSection>
  );
}
