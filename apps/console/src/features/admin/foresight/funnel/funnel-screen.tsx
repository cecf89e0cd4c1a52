import type { RecommendationFunnelView } from '#protocol';
import { Text, Title } from '@mantine/core';
import { IconShoppingBagHeart } from '@tabler/icons-react';
import { problemOf } from '../../../../shared/api/problem-error.js';
import { useWords } from '../../../../shared/i18n/locale.js';
import { useFormat } from '../../../../shared/i18n/use-format.js';
import { Empty } from '../../../../shared/ui/empty.js';
import { ProblemNote } from '../../../../shared/ui/problem-note.js';
import { DaysPicker, useDays } from '../../model-parts/days-picker.js';
import { LoadingParts } from '../../model-parts/loading-parts.js';
import parts from '../../model-parts/parts.module.css';
import { DayLines } from '../drift/day-lines.js';
import { useFunnel } from '../foresight-queries.js';
import classes from '../foresight.module.css';
import { FunnelTable, moneyOf, STAGES } from './funnel-table.js';

const RANGES = [7, 30, 90] as const;

/** What became of recommended products. */
export function FunnelScreen() {
  const { foresightModels: words } = useWords();
  const [days, choose] = useDays(RANGES, 30);
  const funnel = useFunnel(days);
  return (
    <section className={parts.section} aria-label={words.funnel} aria-busy={funnel.isFetching}>
      <div className={parts.head}>
        <div>
          <Title order={2}>{words.funnel}</Title>
          <Text size="sm" c="dimmed">
            {words.funnelLead}
          </Text>
        </div>
        <DaysPicker ranges={RANGES} days={days} choose={choose} />
      </div>
      {funnel.isPending && <LoadingParts heights={[160, 200, 280]} />}
      {funnel.isError && (
        <ProblemNote problem={problemOf(funnel.error)} again={() => void funnel.refetch()} />
      )}
      {funnel.data && <Funnel funnel={funnel.data} />}
    </section>
  );
}

function Funnel({ funnel }: { readonly funnel: RecommendationFunnelView }) {
  const { foresightModels: words } = useWords();
  const format = useFormat();
  if (funnel.all.shown === 0) {
    return <Empty icon={IconShoppingBagHeart} title={words.noFunnelTitle} text={words.noFunnel} />;
  }
  return (
    <>
      <ol className={classes.funnel}>
        {STAGES.map((stage) => (
          <li key={stage}>
            <span>{words.stages[stage]}</span>
            <span className={classes.funnelBar} aria-hidden>
              <span style={{ width: `${((funnel.all[stage] / funnel.all.shown) * 100).toFixed(1)}%` }} />
            </span>
            <span className={classes.funnelCount}>
              <b>{format.number(funnel.all[stage])}</b>{' '}
              <span className={parts.dim}>
                {stage === 'shown' ? '' : words.ofShown(format.figure(funnel.all[stage] / funnel.all.shown))}
              </span>
            </span>
          </li>
        ))}
      </ol>
      {funnel.all.revenue.length > 0 && (
        <p>
          {words.revenue}: <b>{moneyOf(funnel.all, format)}</b>
        </p>
      )}
      <div className={parts.pair}>
        <FunnelTable
          caption={words.byPlace}
          head={words.place}
          rows={funnel.places.map((each) => ({ ...each, name: words.places[each.place] }))}
        />
        <FunnelTable
          caption={words.byReason}
          head={words.reason}
          rows={funnel.reasons.map((each) => ({ ...each, name: words.reasons[each.reason] }))}
        />
      </div>
      <DayLines
        title={words.byDay}
        lead=""
        valueName={words.stages.shown}
        say={format.number}
        lines={[
          { name: words.stages.shown, points: funnel.byDay.map(({ day, shown }) => ({ day, value: shown })) },
          {
            name: words.stages.viewed,
            points: funnel.byDay.map(({ day, viewed }) => ({ day, value: viewed })),
          },
        ]}
      />
    </>
  );
}
