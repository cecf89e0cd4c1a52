import type { Clock } from '#kernel';
import type { ProjectionStatus } from '#protocol';
import type { Healed } from '#read-models';
import type { Failure } from './apply-batch.js';
import { Pauses } from './pauses.js';
import { messageOf, MOST_SET_ASIDE } from './quarantine/entry.js';

export type Told = NonNullable<ProjectionStatus['error']>;

/**
 * Codes of databases whose content cannot be trusted, or is gone, as against one that is busy or full: SQLite's, and
 * PostgreSQL's for damaged data, a damaged index and a file that is gone.
 */
const DAMAGE: ReadonlySet<unknown> = new Set([
  'SQLITE_CORRUPT',
  'SQLITE_NOTADB',
  'SQLITE_CANTOPEN',
  'XX001',
  'XX002',
  '58P01',
]);

/** Whether it looks as if the stored documents themselves were damaged: then they can be built anew. */
export const isDamage = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && DAMAGE.has(error.code);

/** What a status says of a projection that has set aside as many events as it may. */
export const describeStop = ({ event, error }: Failure): Told => ({
  message:
    `${MOST_SET_ASIDE.toLocaleString('en')} events are set aside, as many as may be; one more cannot be applied: ` +
    `${messageOf(error)}. Correct the projection, then retry what is set aside.`,
  position: String(event.position),
  eventId: event.id,
});

export const toldOf = ({ reason, keptAt }: Healed): string =>
  `Its documents were damaged (${reason}) and are being built anew from the log.` +
  (keptAt === undefined ? '' : ` What was damaged is kept at ${keptAt}.`);

/** What has gone wrong with a projection that is none of its own doing, and when it is tried again. */
export class Trouble {
  /** Why it cannot go on just now. */
  failed: Told | undefined;
  healed: Healed | undefined;
  /** Whether somebody should look whether the documents can be read. */
  suspected = true;
  /** How long to wait before the next try. */
  milliseconds = 0;
  private readonly pauses = new Pauses();

  constructor(private readonly clock: Clock) {}

  fail(error: unknown, position: bigint): void {
    this.suspected ||= isDamage(error);
    this.milliseconds = this.pauses.next();
    const retryAt = new Date(this.clock.now().getTime() + this.milliseconds).toISOString();
    this.failed = { message: messageOf(error), position: String(position), eventId: '', retryAt };
  }

  /** It works again. */
  end(): void {
    this.failed = undefined;
    this.pauses.reset();
  }
}
