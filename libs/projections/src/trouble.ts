import type { ProjectionStatus } from '#protocol';
import type { Healed } from '#read-models';
import type { Failure } from './apply-batch.js';
import { messageOf, MOST_SET_ASIDE } from './quarantine/entry.js';

/** Codes of databases whose content cannot be trusted, or is gone, as against one that is busy or full. */
const DAMAGE: ReadonlySet<unknown> = new Set(['SQLITE_CORRUPT', 'SQLITE_NOTADB', 'SQLITE_CANTOPEN']);

/** Whether it looks as if the stored documents themselves were damaged: then they can be built anew. */
export const isDamage = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && DAMAGE.has(error.code);

/** What a status says of a projection that has set aside as many events as it may. */
export const describeStop = ({ event, error }: Failure): NonNullable<ProjectionStatus['error']> => ({
  message:
    `${MOST_SET_ASIDE.toLocaleString('en')} events are set aside, as many as may be; one more cannot be applied: ` +
    `${messageOf(error)}. Correct the projection, then retry what is set aside.`,
  position: String(event.position),
  eventId: event.id,
});

export const toldOf = ({ reason, keptAt }: Healed): string =>
  `Its documents were damaged (${reason}) and are being built anew from the log.` +
  (keptAt === undefined ? '' : ` What was damaged is kept at ${keptAt}.`);
