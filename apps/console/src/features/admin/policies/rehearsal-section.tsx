import type { HelpPolicy, RehearsalView } from '#protocol';
import { Button, Progress, SegmentedControl, Text, Title, VisuallyHidden } from '@mantine/core';
import { useEffect, useState } from 'react';
import { problemOf } from '../../../shared/api/problem-error.js';
import { useWords } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import { useStore } from '../../../shared/link/store.js';
import { ProblemNote } from '../../../shared/ui/problem-note.js';
import { useAdminLink } from '../admin-link.js';
import { LoadingParts } from '../model-parts/loading-parts.js';
import parts from '../model-parts/parts.module.css';
import { PastRehearsals } from './past-rehearsals.js';
import {
  useCancelRehearsal,
  usePastRehearsals,
  useRehearsal,
  useRehearsalsChanged,
  useRehearse,
} from './policy-queries.js';
import { RehearsalResults } from './rehearsal-results.js';

const RANGES = [1, 7, 28] as const;

interface RehearsalSectionProps {
  readonly policyId: string | undefined;
  readonly policy: HelpPolicy;
  readonly complete: boolean;
}

/** The policy of the form on the days just past: how far, then what it would have done; below, what was rehearsed before. */
export function RehearsalSection({ policyId, policy, complete }: RehearsalSectionProps) {
  const { policies: words, understanding } = useWords();
  const [days, setDays] = useState(7);
  const [chosen, choose] = useState<string>();
  const rehearse = useRehearse();
  const past = usePastRehearsals(policyId);
  const told = useStore(useAdminLink().rehearsals);
  const known = [...told, ...(past.data ?? [])];
  const rehearsal = known.find(({ rehearsalId }) => rehearsalId === chosen);
  const running = rehearse.isPending || rehearsal?.state === 'running';
  const changed = useRehearsalsChanged();
  const state = rehearsal?.state;
  useEffect(() => {
    if (state !== undefined && state !== 'running') changed();
  }, [changed, chosen, state]);
  return (
    <section className={parts.section} aria-label={words.rehearsal} aria-busy={running}>
      <div className={parts.head}>
        <div>
          <Title order={2}>{words.rehearsal}</Title>
          <Text size="sm" c="dimmed">
            {words.rehearsalLead}
          </Text>
        </div>
        <SegmentedControl
          ml="auto"
          size="xs"
          aria-label={understanding.days}
          value={String(days)}
          onChange={(value) => setDays(Number(value))}
          data={RANGES.map((range) => ({ value: String(range), label: understanding.lastDays(range) }))}
        />
        <Button
          size="xs"
          disabled={!complete || running}
          onClick={() =>
            rehearse.mutate(
              { ...(policyId !== undefined && { policyId }), policy, days },
              { onSuccess: ({ rehearsalId }) => choose(rehearsalId) },
            )
          }
        >
          {words.rehearse}
        </Button>
      </div>
      {rehearse.error && <ProblemNote problem={problemOf(rehearse.error)} />}
      {rehearsal && <Rehearsal rehearsal={rehearsal} past={past.data ?? []} />}
      <PastRehearsals rehearsals={past.data ?? []} chosen={chosen} choose={choose} />
    </section>
  );
}

interface RehearsalProps {
  readonly rehearsal: RehearsalView;
  readonly past: readonly RehearsalView[];
}

function Rehearsal({ rehearsal, past }: RehearsalProps) {
  const { policies: words } = useWords();
  switch (rehearsal.state) {
    case 'running':
      return <Running rehearsal={rehearsal} />;
    case 'cancelled':
    case 'interrupted':
      return (
        <Text size="sm" role="status">
          {words[rehearsal.state]}
        </Text>
      );
    case 'failed':
      return (
        <ProblemNote title={words.failed} problem={{ code: 'internal', message: rehearsal.message ?? '' }} />
      );
    case 'done':
      return <Done key={rehearsal.rehearsalId} rehearsal={rehearsal} past={past} />;
  }
}

function Done({ rehearsal, past }: RehearsalProps) {
  const detail = useRehearsal(rehearsal.rehearsalId);
  if (detail.isPending) return <LoadingParts heights={[160]} />;
  if (detail.isError)
    return <ProblemNote problem={problemOf(detail.error)} again={() => void detail.refetch()} />;
  const before = past.find(
    ({ state, days, at }) => state === 'done' && days === rehearsal.days && at < rehearsal.at,
  );
  return <RehearsalResults rehearsal={detail.data} before={before} />;
}

function Running({ rehearsal }: Pick<RehearsalProps, 'rehearsal'>) {
  const { policies: words } = useWords();
  const { percent, number } = useFormat();
  const cancel = useCancelRehearsal();
  return (
    <div className={parts.card}>
      <div className={parts.meter}>
        <div className={parts.meterLine}>
          <b>{percent(rehearsal.progress)}</b>
          <span>{words.rehearsing(number(rehearsal.events))}</span>
          <span className={parts.left}>{words.perSecond(number(Math.round(rehearsal.eventsPerSecond)))}</span>
        </div>
        <Progress value={rehearsal.progress * 100} size="lg" aria-label={words.progress} />
      </div>
      <Button
        size="xs"
        variant="default"
        w="fit-content"
        loading={cancel.isPending}
        onClick={() => cancel.mutate(rehearsal.rehearsalId)}
      >
        {words.cancel}
      </Button>
      <VisuallyHidden role="status">{percent(Math.floor(rehearsal.progress * 10) / 10)}</VisuallyHidden>
    </div>
  );
}
