import type { CounterfactualView } from '#protocol';
import { Text, Title } from '@mantine/core';
import { IconEqual, IconZzz } from '@tabler/icons-react';
import { useState } from 'react';
import { problemOf } from '../../../../shared/api/problem-error.js';
import { useWords } from '../../../../shared/i18n/locale.js';
import { useFormat } from '../../../../shared/i18n/use-format.js';
import { Empty } from '../../../../shared/ui/empty.js';
import { ProblemNote } from '../../../../shared/ui/problem-note.js';
import { DaysPicker, useDays } from '../../model-parts/days-picker.js';
import { LoadingParts } from '../../model-parts/loading-parts.js';
import { type Move, Moves } from '../../model-parts/moves.js';
import parts from '../../model-parts/parts.module.css';
import { useCounterfactual } from '../foresight-queries.js';
import { useQuestionName } from '../use-question-name.js';
import { MostChanged } from './most-changed.js';

const RANGES = [1, 7, 30] as const;

/** The last days through both versions: nothing is written, and nobody hears of it. */
export function ReplaySection({ version }: { readonly version: string }) {
  const { foresightModels: words } = useWords();
  const [days, choose] = useDays(RANGES, 7);
  const replay = useCounterfactual(version, days);
  return (
    <section className={parts.section} aria-label={words.replay} aria-busy={replay.isFetching}>
      <div className={parts.head}>
        <div>
          <Title order={2}>{words.replay}</Title>
          <Text size="sm" c="dimmed">
            {words.replayLead}
          </Text>
        </div>
        <DaysPicker ranges={RANGES} days={days} choose={choose} />
      </div>
      {replay.isPending && <LoadingParts say={words.replaying} heights={[40, 240]} />}
      {replay.isError && (
        <ProblemNote problem={problemOf(replay.error)} again={() => void replay.refetch()} />
      )}
      {replay.data && <Changes key={days} replay={replay.data} />}
    </section>
  );
}

function Changes({ replay }: { readonly replay: CounterfactualView }) {
  const { foresightModels: words } = useWords();
  const { number } = useFormat();
  const nameOf = useQuestionName();
  const [move, setMove] = useState<Move>();
  if (replay.moments === 0)
    return <Empty icon={IconZzz} title={words.noMomentsTitle} text={words.noMoments} />;
  if (replay.changed === 0) {
    return <Empty icon={IconEqual} title={words.noChangesTitle} text={words.noChanges} />;
  }
  const shown = replay.mostChanged.filter(
    ({ champion, candidate }) =>
      move === undefined || (champion.intent === move.from && candidate.intent === move.to),
  );
  return (
    <>
      <p>{words.wouldChange(number(replay.changed), number(replay.moments), number(replay.shoppers))}</p>
      <div className={parts.pair}>
        <Moves
          moves={replay.moves.map(({ moments, ...each }) => ({ ...each, count: moments }))}
          chosen={move}
          choose={setMove}
          nameOf={nameOf}
          say={words.moments}
        />
        <MostChanged shoppers={shown} />
      </div>
    </>
  );
}
