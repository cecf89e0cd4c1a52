import { changeBetween, counterfactual, type Foreseen, foreseenIn, type SeenTwice } from '#foresight';
import type { CounterfactualView } from '#protocol';
import { leadingQuestion } from '../../online/leading-question.js';
import type { Bench, Tasks } from './bench-order.js';
import { historiesIn, knownAt, type Log } from './log-histories.js';
import { withVersions } from './opened.js';
import { DAY_MS, lessonsIn } from './slice.js';

/** The last days, as both would have foreseen them then. Writes nothing. @throws NotOnShelf */
export async function replay(
  { champion, candidate, days }: Tasks['replay']['task'],
  bench: Bench,
  store: Log,
): Promise<CounterfactualView> {
  const log = await historiesIn(store);
  const from = log.until - days * DAY_MS;
  const before = knownAt(log, from);
  const seen = await withVersions([champion, candidate], bench, before, async (opened) => {
    const both: (readonly Foreseen[])[] = [];
    for (const { served } of opened) both.push(await foreseenIn(served, lessonsIn(log, from, served)));
    return seenTwice(both[0] ?? [], both[1] ?? []);
  });
  return { champion, candidate, days, ...counterfactual(seen) };
}

/** The same moments, as one and the other saw them. */
function seenTwice(before: readonly Foreseen[], after: readonly Foreseen[]): readonly SeenTwice[] {
  const others = new Map(after.map((one) => [one.moment.eventId, one.foresight]));
  return before.flatMap(({ shopperId, moment: { eventId, at }, foresight, asked }) => {
    const other = others.get(eventId);
    if (!other) return [];
    return [
      {
        shopperId,
        eventId,
        at: new Date(at).toISOString(),
        champion: leadingQuestion(foresight),
        candidate: leadingQuestion(other),
        change: changeBetween(foresight, other),
        ...(asked !== undefined && { asked }),
      },
    ];
  });
}
