import type { WhatIfView } from '#protocol';
import { Text, Title } from '@mantine/core';
import { useWords } from '../../../../shared/i18n/locale.js';
import { useFormat } from '../../../../shared/i18n/use-format.js';
import parts from '../../model-parts/parts.module.css';
import { AnsweredList } from './answered-list.js';
import classes from '../../model-parts/compare.module.css';
import { RightBar } from '../../model-parts/right-bar.js';

/** What became of the messages that people corrected: right now, or still not. */
export function CorrectedMessages({ corrected }: Pick<WhatIfView, 'corrected'>) {
  const { understanding: words } = useWords();
  const { number } = useFormat();
  const { questions, champion, candidate, answers } = corrected;
  return (
    <section className={parts.section} aria-label={words.correctedNow}>
      {questions === 0 ? (
        <div>
          <Title order={3}>{words.correctedNow}</Title>
          <Text size="sm" c="dimmed">
            {words.noCorrected}
          </Text>
        </div>
      ) : (
        <>
          <div className={classes.gate}>
            <p className={classes.sentence}>
              {words.correctedRight(number(candidate), number(questions), number(champion))}
            </p>
            <RightBar name={words.to} right={candidate} of={questions} done />
            <RightBar name={words.from} right={champion} of={questions} />
          </div>
          <AnsweredList title={words.correctedNow} answers={answers} empty={words.noCorrected} outcomes />
        </>
      )}
    </section>
  );
}
