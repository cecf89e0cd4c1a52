import type { ReadModel, ReadModels } from '#read-models';

/** When an agent was last here, at whichever process. */
export interface Seen {
  readonly agentId: string;
  readonly agentName: string;
  /** ISO 8601. */
  readonly seenAt: string;
  readonly isHere: boolean;
}

/** Kept beside the log: how things stand this minute, for every process and for after a restart. */
export const seenAgents: ReadModel = { name: 'agents-seen', version: 1, indexes: [] };

/** How often a process says who is connected to it. */
export const BEAT_MS = 15_000;
/** Whoever a process does not confirm any more has gone with it. */
const BELIEVED_MS = 3 * BEAT_MS;
const MOST = 1_000;

/** Everybody who was ever here, and whether they are now. */
export async function everybodySeen(
  readModels: Pick<ReadModels, 'find'>,
  now: Date,
): Promise<readonly Seen[]> {
  const stored = await readModels.find<Seen>(seenAgents, { limit: MOST });
  const limit = new Date(now.getTime() - BELIEVED_MS).toISOString();
  return stored.map(({ document }) => ({ ...document, isHere: document.isHere && document.seenAt > limit }));
}
