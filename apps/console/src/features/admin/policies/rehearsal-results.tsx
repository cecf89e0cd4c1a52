import type { RehearsalDetail, RehearsalResult, RehearsalView } from '#protocol';
import { Title } from '@mantine/core';
import { useLocale, useWords } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import { eventName } from '../../../shared/words/events.js';
import { intentName } from '../../../shared/words/intents.js';
import { Figures } from '../model-parts/figures.js';
import parts from '../model-parts/parts.module.css';
import { DataTable } from '../model-parts/plots/data-table.js';
import { PlotFrame } from '../model-parts/plots/plot-frame.js';
import { Comparison } from './comparison.js';
import classes from './policies.module.css';

interface RehearsalResultsProps {
  readonly rehearsal: RehearsalDetail;
  /** The one before it over as many days, where there is one. */
  readonly before: RehearsalView | undefined;
}

/** What a policy would have done: in a sentence, in figures, beside another text, day by day, and in examples. */
export function RehearsalResults({ rehearsal, before }: RehearsalResultsProps) {
  if (!rehearsal.result) return null;
  const { result, examples } = rehearsal;
  return (
    <div className={classes.results} role="status">
      <Verdict result={result} />
      <Beside result={result} before={before} />
      <Withheld withheld={result.withheld} />
      {result.offers > 0 && <ByDay days={result.byDay} />}
      <Examples examples={examples} />
    </div>
  );
}

/** The version in force on the very same days; else the rehearsal before. */
function Beside({
  result,
  before,
}: { readonly result: RehearsalResult } & Pick<RehearsalResultsProps, 'before'>) {
  const { policies: words } = useWords();
  const { number, moment } = useFormat();
  const { beside } = result;
  if (beside && result.offers + beside.offers > 0) {
    const name = words.version(number(beside.version));
    return <Comparison name={name} lead={words.besideInForce(name)} figures={result} other={beside} />;
  }
  if (!before?.result || (result.offers === 0 && before.result.offers === 0)) return null;
  const { at, version, result: other } = before;
  const text = version === undefined ? words.aDraft : words.version(number(version));
  const lead = words.besideBefore(text, moment(at));
  return <Comparison name={words.before} lead={lead} figures={result} other={other} />;
}

function Verdict({ result }: { readonly result: RehearsalResult }) {
  const { policies: words } = useWords();
  const { number, percent } = useFormat();
  const { offers, leadMinutes } = result;
  const share = (count: number, of: number): string =>
    of === 0 ? number(count) : `${number(count)} (${percent(count / of)})`;
  return (
    <>
      <p className={classes.verdict}>
        {offers === 0
          ? words.nobody
          : `${words.wouldInterrupt(number(result.interrupted), number(result.shoppers))} ${words.wentOn(number(result.wentOnToAsk), number(offers))}`}
      </p>
      <Figures
        rows={[
          { name: words.figures.offers, value: number(offers) },
          { name: words.figures.heldOut, value: number(result.heldOut) },
          { name: words.figures.same, value: share(result.wentOnToAsk, offers) },
          { name: words.figures.any, value: share(result.askedAnything, offers) },
          { name: words.figures.foreseen, value: share(result.foreseen, result.questions) },
          leadMinutes && {
            name: words.figures.lead,
            value: words.minutes(number(Math.round(leadMinutes.median))),
            hint: words.leadRange(number(Math.round(leadMinutes.q1)), number(Math.round(leadMinutes.q3))),
          },
          { name: words.figures.ordered, value: share(result.ordered, offers) },
          { name: words.figures.took, value: `${number(Math.round(result.milliseconds / 100) / 10)} s` },
        ]}
      />
    </>
  );
}

function Withheld({ withheld }: Pick<RehearsalResult, 'withheld'>) {
  const { policies: words } = useWords();
  const { number } = useFormat();
  const kept = Object.entries(withheld).filter(([, count]) => count > 0);
  if (kept.length === 0) return null;
  const said = kept.map(([limit, count]) => `${words.withheldBy[limit] ?? limit} ${number(count)}`);
  return (
    <p className={parts.dim}>
      {words.withheld}: {said.join(' · ')}
    </p>
  );
}

/** The days of a rehearsal are within some weeks: their year says nothing. */
const withoutYear = (day: string): string => day.replace(/^\d{4}年|,? \d{4}$/, '');

/** Bars from zero; within each, those who went on to ask. */
function ByDay({ days }: { readonly days: RehearsalResult['byDay'] }) {
  const { policies: words } = useWords();
  const { number, day: dayOf } = useFormat();
  const most = Math.max(1, ...days.map(({ offers }) => offers));
  return (
    <PlotFrame
      title={words.byDay}
      table={
        <DataTable
          caption={words.byDay}
          head={[words.day, words.offersAxis, words.askedAxis]}
          rows={days.map(({ day, offers, wentOnToAsk }) => [dayOf(day), number(offers), number(wentOnToAsk)])}
        />
      }
    >
      <div
        className={classes.bars}
        tabIndex={0}
        role="img"
        aria-label={`${words.byDay}: ${days.map(({ day, offers }) => `${dayOf(day)} ${number(offers)}`).join(', ')}`}
      >
        {days.map(({ day, offers, wentOnToAsk }) => (
          <div key={day} className={classes.bar} title={`${dayOf(day)}: ${number(offers)}`}>
            <span className={classes.barStack}>
              <span>{number(offers)}</span>
              <span className={classes.barBody} style={{ height: `${String((offers / most) * 85)}%` }}>
                <span style={{ height: `${((wentOnToAsk / Math.max(1, offers)) * 100).toFixed(1)}%` }} />
              </span>
            </span>
            <span className={classes.barName}>{withoutYear(dayOf(day))}</span>
          </div>
        ))}
      </div>
      <p className={parts.dim}>
        <i className={classes.keyOffer} aria-hidden /> {words.offersAxis}{' '}
        <i className={classes.keyAsked} aria-hidden /> {words.askedAxis}
      </p>
    </PlotFrame>
  );
}

function Examples({ examples }: Pick<RehearsalDetail, 'examples'>) {
  const { language, words } = useLocale();
  const { moment, number } = useFormat();
  if (examples.length === 0) return null;
  return (
    <section className={parts.section}>
      <Title order={2}>{words.policies.examples}</Title>
      <ul className={classes.examples}>
        {examples.map(({ shopperId, at, saw, arm, evidence, asked, ordered }) => (
          <li key={`${shopperId} ${at}`}>
            <span className={parts.dim}>
              {moment(at)} · {shopperId} · {words.policies.arms[arm]}
            </span>
            <span className={classes.exampleSaw}>{saw}</span>
            <span className={parts.dim}>
              {words.policies.because}{' '}
              {evidence
                .map(({ type, subject }) => [eventName(type, language), subject].filter(Boolean).join(' '))
                .join(' · ')}
            </span>
            <span>
              {asked
                ? words.policies.exampleAsked(
                    asked.intent === null ? '?' : intentName(asked.intent, language),
                    number(Math.round(asked.minutes * 10) / 10),
                  )
                : words.policies.exampleSilent}
              {ordered && ` · ${words.policies.exampleOrdered}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
