import type { WhatIfView } from '#protocol';
import { Text, Title } from '@mantine/core';
import { IconEqual, IconMessageOff } from '@tabler/icons-react';
import { useState } from 'react';
import { problemOf } from '../../../../shared/api/problem-error.js';
import { useWords } from '../../../../shared/i18n/locale.js';
import { useFormat } from '../../../../shared/i18n/use-format.js';
import { Empty } from '../../../../shared/ui/empty.js';
import { ProblemNote } from '../../../../shared/ui/problem-note.js';
import { DaysPicker, useDays } from '../../model-parts/days-picker.js';
import { LoadingParts } from '../../model-parts/loading-parts.js';
import parts from '../../model-parts/parts.module.css';
import { useIntentName } from '../../model-parts/use-intent-name.js';
import { useWhatIf } from '../understanding-queries.js';
import { AnsweredList } from './answered-list.js';
import { CorrectedMessages } from './corrected-messages.js';
import { Moves, type Move } from '../../model-parts/moves.js';
import { makesMove } from './verdict.js';

const RANGES = [1, 7, 30] as const;
const USUAL = 7;

/** The messages of the last days through both versions. */
export function WhatIfSection({ version }: { readonly version: string }) {
  const { understanding: words } = useWords();
  const [days, choose] = useDays(RANGES, USUAL);
  const whatIf = useWhatIf(version, days);
  return (
    <section className={parts.section} aria-label={words.whatIf} aria-busy={whatIf.isFetching}>
      <div className={parts.head}>
        <div>
          <Title order={2}>{words.whatIf}</Title>
          <Text size="sm" c="dimmed">
            {words.whatIfLead}
          </Text>
        </div>
        <DaysPicker ranges={RANGES} days={days} choose={choose} />
      </div>
      {whatIf.isPending && <LoadingParts say={words.answering} heights={[40, 240]} />}
      {whatIf.isError && (
        <ProblemNote problem={problemOf(whatIf.error)} again={() => void whatIf.refetch()} />
      )}
      {whatIf.data && <Told key={days} whatIf={whatIf.data} />}
    </section>
  );
}

function Told({ whatIf }: { readonly whatIf: WhatIfView }) {
  return (
    <>
      <CorrectedMessages corrected={whatIf.corrected} />
      <Changes whatIf={whatIf} />
    </>
  );
}

function Changes({ whatIf }: { readonly whatIf: WhatIfView }) {
  const { understanding: words } = useWords();
  const { number } = useFormat();
  const nameOf = useIntentName();
  const [move, setMove] = useState<Move>();
  if (whatIf.messages === 0) {
    return <Empty icon={IconMessageOff} title={words.noMessagesTitle} text={words.noMessages} />;
  }
  if (whatIf.changed === 0) {
    return <Empty icon={IconEqual} title={words.noChangesTitle} text={words.noChanges} />;
  }
  const samples =
    move === undefined ? whatIf.samples : whatIf.samples.filter((each) => makesMove(each, move));
  return (
    <>
      <p>
        {words.wouldChange(number(whatIf.changed), words.messages(whatIf.messages, number(whatIf.messages)))}
      </p>
      <div className={parts.pair}>
        <Moves
          moves={whatIf.moves.map(({ messages, ...each }) => ({ ...each, count: messages }))}
          chosen={move}
          choose={setMove}
          nameOf={nameOf}
          say={words.messages}
        />
        <AnsweredList
          key={move === undefined ? '' : `${String(move.from)} ${String(move.to)}`}
          title={words.messageTexts}
          answers={samples}
          empty={words.noChanges}
        />
      </div>
    </>
  );
}
