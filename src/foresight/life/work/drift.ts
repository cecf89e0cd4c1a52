import {
  changes,
  type Foreseen,
  foreseenIn,
  type Inputs,
  InputTally,
  unknownShare,
  worthALook,
} from '#foresight';
import type { DriftView } from '#protocol';
import { calibrationError } from '#tabular';
import type { Bench, Tasks } from './bench-order.js';
import { historiesIn, type Log, type LogHistories } from './log-histories.js';
import { withVersions } from './opened.js';
import { DAY_MS, lessonsIn } from './slice.js';

/** The last days beside what the version has learnt from, in UTC. @throws NotOnShelf */
export async function drift(
  { version, days }: Tasks['drift']['task'],
  bench: Bench,
  store: Log,
): Promise<DriftView> {
  const log = await historiesIn(store);
  const today = Math.floor((log.until - 1) / DAY_MS) * DAY_MS;
  const from = today - (days - 1) * DAY_MS;
  return withVersions([version], bench, log, async ([opened]) => {
    if (!opened) return { version, days: [], changed: [] };
    const { served, inputs } = opened;
    const foreseen = byDayOf(await foreseenIn(served, lessonsIn(log, from, served)));
    const { byDay, together } = inputsSince(log, from);
    const told = [...byDay].sort(([one], [other]) => (one < other ? -1 : 1));
    return {
      version,
      days: told.map(([day, came]) => ({
        day,
        moments: came.moments,
        inputs: changes(inputs, came),
        unknown: unknownShare(inputs, came),
        ...promises(foreseen.get(day) ?? []),
      })),
      changed: worthALook(inputs, together),
    };
  });
}

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

function byDayOf(foreseen: readonly Foreseen[]): ReadonlyMap<string, readonly Foreseen[]> {
  const days = new Map<string, Foreseen[]>();
  for (const one of foreseen) {
    const day = dayOf(one.moment.at);
    const own = days.get(day);
    if (own) own.push(one);
    else days.set(day, [one]);
  }
  return days;
}

/** What came in, day by day and altogether. */
function inputsSince(
  { sequences }: LogHistories,
  from: number,
): { readonly byDay: ReadonlyMap<string, Inputs>; readonly together: Inputs } {
  const [days, together] = [new Map<string, InputTally>(), new InputTally()];
  for (const { moments, device } of sequences) {
    moments.forEach((moment, i) => {
      if (moment.at < from) return;
      const day = days.get(dayOf(moment.at)) ?? new InputTally();
      days.set(dayOf(moment.at), day);
      for (const tally of [day, together]) tally.take(moment, moments[i - 1], device);
    });
  }
  const byDay = new Map([...days].map(([day, tally]) => [day, tally.inputs()]));
  return { byDay, together: together.inputs() };
}

/** How probable it was said to be that a question comes, how often one came, and the calibration error. */
function promises(
  foreseen: readonly Foreseen[],
): Pick<DriftView['days'][number], 'promised' | 'cameTrue' | 'ece'> {
  const known = foreseen.filter(({ asked }) => asked !== undefined);
  if (known.length === 0) return { promised: 0, cameTrue: 0, ece: 0 };
  const probabilities = Float64Array.from(known, ({ foresight }) => 1 - foresight.none);
  const labels = Uint8Array.from(known, ({ asked }) => (asked === null ? 0 : 1));
  const mean = (values: ArrayLike<number>): number =>
    Array.from(values).reduce((sum, value) => sum + value, 0) / known.length;
  return {
    promised: mean(probabilities),
    cameTrue: mean(labels),
    ece: calibrationError(probabilities, labels),
  };
}
