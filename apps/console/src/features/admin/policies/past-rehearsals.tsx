import type { RehearsalView } from '#protocol';
import { Title } from '@mantine/core';
import { useWords } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import parts from '../model-parts/parts.module.css';
import classes from './policies.module.css';

interface PastRehearsalsProps {
  /** Newest first. */
  readonly rehearsals: readonly RehearsalView[];
  readonly chosen: string | undefined;
  readonly choose: (rehearsalId: string) => void;
}

/** What was rehearsed before, each to be looked at again. */
export function PastRehearsals({ rehearsals, chosen, choose }: PastRehearsalsProps) {
  const { policies: words, understanding } = useWords();
  const ended = rehearsals.filter(({ state }) => state !== 'running');
  if (ended.length === 0) return null;
  return (
    <section className={parts.section}>
      <Title order={3}>{words.past}</Title>
      <ul className={classes.past}>
        {ended.map((one) => (
          <li key={one.rehearsalId}>
            <button
              type="button"
              className={classes.pastOne}
              aria-pressed={one.rehearsalId === chosen}
              onClick={() => choose(one.rehearsalId)}
            >
              <Told rehearsal={one} range={understanding.lastDays(one.days)} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Told({ rehearsal, range }: { readonly rehearsal: RehearsalView; readonly range: string }) {
  const { policies: words } = useWords();
  const { moment, number } = useFormat();
  const { at, by, version, state, result } = rehearsal;
  const text = version === undefined ? words.aDraft : words.version(number(version));
  return (
    <>
      <span className={parts.dim}>
        {words.byAt(by, moment(at))} · {range} · {text}
      </span>
      {state === 'done' && result ? (
        <span>
          {words.pastInterrupted(number(result.interrupted), number(result.shoppers))}
          {result.offers > 0 && ` ${words.pastAsked(number(result.wentOnToAsk), number(result.offers))}`}
          {result.leadMinutes && ` ${words.pastLead(number(Math.round(result.leadMinutes.median)))}`}
        </span>
      ) : (
        <span>{state === 'running' || state === 'done' ? '' : words.ends[state]}</span>
      )}
    </>
  );
}
