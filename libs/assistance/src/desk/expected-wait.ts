import { quantile } from '#kernel';

/** What is known of the desk when somebody begins to wait. */
export interface DeskLoad {
  /** How long the latest shoppers waited for the first word of a person, in minutes. */
  readonly recentMinutes: readonly number[];
  /** Since how many minutes those wait who wait now. */
  readonly waitingMinutes: readonly number[];
  /** Agents who take new work now. */
  readonly agents: number;
}

/**
 * Minutes until a person answers: what the median of the latest waited, longer where more wait than agents can take at
 * once. Somebody who has waited longer than that already says that it takes at least as long as the shortest of them.
 *
 * @returns undefined where there is nothing to tell it by
 */
export function expectedWait({ recentMinutes, waitingMinutes, agents }: DeskLoad): number | undefined {
  const latest = [...recentMinutes].sort((one, other) => one - other);
  const usual = quantile(latest, 0.5);
  if (usual === undefined) return undefined;
  const turns = Math.max(1, (waitingMinutes.length + 1) / Math.max(1, agents));
  const overdue = waitingMinutes.filter((minutes) => minutes > usual * turns);
  const atLeast = overdue.length > 0 ? Math.min(...overdue) : 0;
  return Math.max(1, Math.round(Math.max(usual * turns, atLeast)));
}
