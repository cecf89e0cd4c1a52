import type { DriftView } from '#protocol';
import { Alert, Group } from '@mantine/core';
import { IconChartLine, IconCircleCheck, IconTrendingUp } from '@tabler/icons-react';
import { problemOf } from '../../../../shared/api/problem-error.js';
import { useWords } from '../../../../shared/i18n/locale.js';
import { useFormat } from '../../../../shared/i18n/use-format.js';
import { Empty } from '../../../../shared/ui/empty.js';
import { ProblemNote } from '../../../../shared/ui/problem-note.js';
import { DaysPicker, useDays } from '../../model-parts/days-picker.js';
import { LoadingParts } from '../../model-parts/loading-parts.js';
import parts from '../../model-parts/parts.module.css';
import { useDrift } from '../foresight-queries.js';
import { DayLines, type Line } from './day-lines.js';

const RANGES = [7, 14, 30] as const;

/** Whether what comes in is still what was learnt, and whether promises still come true, day by day. */
export function DriftScreen() {
  const { foresightModels: words } = useWords();
  const [days, choose] = useDays(RANGES, 14);
  const drift = useDrift(days);
  return (
    <>
      <Group justify="flex-end">
        <DaysPicker ranges={RANGES} days={days} choose={choose} />
      </Group>
      {drift.isPending && <LoadingParts say={words.measuring} heights={[48, 320, 320]} />}
      {drift.isError && <ProblemNote problem={problemOf(drift.error)} again={() => void drift.refetch()} />}
      {drift.data && <Drift drift={drift.data} />}
    </>
  );
}

function Drift({ drift }: { readonly drift: DriftView }) {
  const { foresightModels: words } = useWords();
  const format = useFormat();
  if (drift.days.length === 0)
    return <Empty icon={IconChartLine} title={words.noDriftTitle} text={words.noDrift} />;
  const line = (name: string, of: (day: DriftView['days'][number]) => number | undefined): Line => ({
    name,
    points: drift.days.map((day) => ({ day: day.day, value: of(day) })),
  });
  const features = [...new Set(drift.days.flatMap(({ inputs }) => inputs.map(({ feature }) => feature)))];
  return (
    <>
      <Verdict changed={drift.changed} />
      <DayLines
        title={words.driftInputs}
        lead={words.driftInputsLead}
        valueName={words.psi}
        say={format.loss}
        limit={0.2}
        lines={features.map((feature) =>
          line(
            words.features[feature] ?? feature,
            ({ inputs }) => inputs.find((input) => input.feature === feature)?.psi,
          ),
        )}
      />
      <div className={parts.pair}>
        <DayLines
          title={words.driftCalibration}
          lead={words.driftCalibrationLead}
          valueName={words.promised}
          say={format.percent}
          lines={[
            line(words.promised, ({ promised }) => promised),
            line(words.cameTrue, ({ cameTrue }) => cameTrue),
          ]}
        />
        <DayLines
          title={words.driftUnknown}
          lead={words.driftUnknownLead}
          valueName={words.unknown}
          say={format.figure}
          lines={[line(words.unknown, ({ unknown }) => unknown)]}
        />
      </div>
    </>
  );
}

function Verdict({ changed }: Pick<DriftView, 'changed'>) {
  const { foresightModels: words } = useWords();
  const format = useFormat();
  if (changed.length === 0) {
    return (
      <Alert color="green" variant="light" icon={<IconCircleCheck size={18} />}>
        {words.driftFine}
      </Alert>
    );
  }
  return (
    <Alert color="yellow" variant="light" icon={<IconTrendingUp size={18} />} title={words.driftChanged}>
      <ul style={{ margin: 0, paddingInlineStart: 20 }}>
        {changed.map(({ feature, psi }) => (
          <li key={feature}>
            {words.features[feature] ?? feature} <b>{format.loss(psi)}</b>
          </li>
        ))}
      </ul>
    </Alert>
  );
}
