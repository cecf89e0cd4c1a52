import type { EvaluationView } from '#protocol';
import { Button, Text, Title, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../../../shared/i18n/locale.js';
import { useFormat } from '../../../../shared/i18n/use-format.js';
import parts from '../../model-parts/parts.module.css';
import { useIntentName } from '../../model-parts/use-intent-name.js';
import { mostConfused } from './confusion.js';
import classes from './evaluation.module.css';
import type { OpenedCell } from './use-cell.js';

interface ConfusedListProps {
  readonly cells: EvaluationView['confusion'];
  readonly open: (cell: OpenedCell) => void;
}

const FIRST = 14;

/** Which intents are held for which, most texts first. */
export function ConfusedList({ cells, open }: ConfusedListProps) {
  const { understanding: words } = useWords();
  const format = useFormat();
  const nameOf = useIntentName();
  const [all, setAll] = useState(false);
  const confused = mostConfused(cells);
  const most = confused[0]?.texts ?? 1;
  return (
    <section className={parts.section} aria-label={words.confused}>
      <header>
        <Title order={2}>{words.confused}</Title>
        <Text size="sm" c="dimmed">
          {confused.length === 0 ? words.noConfusion : words.confusedLead}
        </Text>
      </header>
      <ol className={classes.confused}>
        {(all ? confused : confused.slice(0, FIRST)).map(({ actual, predicted, texts }) => (
          <li key={`${actual} ${predicted}`}>
            <UnstyledButton
              className={classes.confusedRow}
              onClick={() => open({ actual, predicted })}
              aria-label={words.cell(
                nameOf(actual),
                nameOf(predicted),
                words.texts(texts, format.number(texts)),
              )}
            >
              <span className={classes.clip}>{nameOf(actual)}</span>
              <span aria-hidden>→</span>
              <span className={classes.clip}>{nameOf(predicted)}</span>
              <span className={classes.countBar} aria-hidden>
                <span style={{ width: `${((texts / most) * 100).toFixed(1)}%` }} />
              </span>
              <span className={classes.countNumber}>{format.number(texts)}</span>
            </UnstyledButton>
          </li>
        ))}
      </ol>
      {confused.length > FIRST && (
        <Button size="compact-sm" variant="subtle" w="fit-content" onClick={() => setAll(!all)}>
          {all ? words.showFewer : words.more(format.number(confused.length - FIRST))}
        </Button>
      )}
    </section>
  );
}
