import type { HeldOutAnswer } from '#protocol';
import { Drawer, Text } from '@mantine/core';
import { useState } from 'react';
import { problemOf } from '../../../../shared/api/problem-error.js';
import { useWords } from '../../../../shared/i18n/locale.js';
import { useFormat } from '../../../../shared/i18n/use-format.js';
import { ProblemNote } from '../../../../shared/ui/problem-note.js';
import { LoadingParts } from '../../model-parts/loading-parts.js';
import { useAnswers } from '../understanding-queries.js';
import { useIntentName } from '../../model-parts/use-intent-name.js';
import classes from './evaluation.module.css';
import type { OpenedCell } from './use-cell.js';

interface CellDrawerProps {
  readonly version: string;
  readonly cell: OpenedCell | undefined;
  readonly close: () => void;
}

/** The held-out texts of one cell, with what else each was taken for. */
export function CellDrawer({ version, cell, close }: CellDrawerProps) {
  const { understanding: words, app } = useWords();
  const nameOf = useIntentName();
  const [last, setLast] = useState(cell);
  if (cell !== undefined && cell !== last) setLast(cell);
  const title =
    last === undefined
      ? ''
      : last.actual === last.predicted
        ? words.cellRight(nameOf(last.actual))
        : words.confusedPair(nameOf(last.actual), nameOf(last.predicted));
  return (
    <Drawer
      opened={cell !== undefined}
      onClose={close}
      position="right"
      size="lg"
      title={<b>{title}</b>}
      closeButtonProps={{ 'aria-label': app.close }}
    >
      {last && <Answers key={`${last.actual} ${last.predicted}`} version={version} cell={last} />}
    </Drawer>
  );
}

function Answers({ version, cell }: { readonly version: string; readonly cell: OpenedCell }) {
  const { understanding: words } = useWords();
  const answers = useAnswers(version, cell);
  if (answers.isPending) return <LoadingParts heights={[64, 64, 64]} />;
  if (answers.data === undefined) {
    return <ProblemNote problem={problemOf(answers.error)} again={() => void answers.refetch()} />;
  }
  if (answers.data.length === 0) return <Text c="dimmed">{words.noAnswers}</Text>;
  return (
    <ul className={classes.answers}>
      {answers.data.map((answer, at) => (
        <Answer key={at} answer={answer} />
      ))}
    </ul>
  );
}

function Answer({ answer: { text, ranking, actual } }: { readonly answer: HeldOutAnswer }) {
  const { understanding: words } = useWords();
  const format = useFormat();
  const nameOf = useIntentName();
  return (
    <li>
      <p>{text}</p>
      <div className={classes.alternatives} aria-label={words.alternatives}>
        {ranking.slice(0, 3).map(({ intent, probability }) => (
          <span key={intent} data-right={intent === actual}>
            {nameOf(intent)} {format.percent(probability)}
          </span>
        ))}
      </div>
    </li>
  );
}
