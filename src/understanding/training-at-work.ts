import type { Logger } from 'pino';
import type { EventStore } from '#event-store';
import type { Clock, EventMetadata } from '#kernel';
import type { ReadModels } from '#read-models';
import {
  handleModelCommand,
  type LoadedHistory,
  type ModelCommand,
  runningIn,
  type Training,
} from '#understanding';
import type { IntentModels } from './intent-models.js';
import { TrainingNotes } from './training-notes.js';

export interface TrainingParts {
  readonly store: EventStore;
  readonly readModels: ReadModels;
  readonly models: IntentModels;
  readonly clock: Clock;
  readonly log: Logger;
  /** Resolves when read models show everything up to a position, as far as this process can tell. */
  readonly untilCurrent: (position: bigint) => Promise<void>;
}

interface AtWork {
  readonly trainingId: string;
  readonly stopping: AbortController;
  readonly ended: Promise<void>;
}

/** Trains what the log asks for, one model at a time, and writes down what became of it. */
export class TrainingAtWork {
  private atWork: AtWork | undefined;
  private isStopped = false;

  constructor(
    private readonly parts: TrainingParts,
    /** Called when a training has ended: another may be wanted by now. */
    private readonly onEnd: () => void,
  ) {}

  /** Begins what is asked for, also what a former process had begun, and ends what is not wanted any more. */
  keep(loaded: LoadedHistory): void {
    const wanted = runningIn(loaded.history);
    const { atWork } = this;
    if (atWork && atWork.trainingId !== wanted?.trainingId) atWork.stopping.abort(new Error('Not wanted.'));
    if (!atWork && wanted && !this.isStopped) this.begin(wanted, loaded.starts.get(wanted.trainingId));
  }

  /** What is under way goes on in the next process. */
  async stop(): Promise<void> {
    this.isStopped = true;
    this.atWork?.stopping.abort(new Error('The process ends.'));
    await this.atWork?.ended;
  }

  private begin(training: Training, start: EventMetadata | undefined): void {
    const stopping = new AbortController();
    const { trainingId } = training;
    const ended = this.work(training, start, stopping.signal)
      .catch((err: unknown) => this.parts.log.error({ err, trainingId }, 'a training could not be ended'))
      .finally(() => {
        this.atWork = undefined;
        this.onEnd();
      });
    this.atWork = { trainingId, stopping, ended };
  }

  private async work(
    { trainingId, grade }: Training,
    start: EventMetadata | undefined,
    signal: AbortSignal,
  ): Promise<void> {
    const { models, readModels, clock, log, store } = this.parts;
    const notes = new TrainingNotes(trainingId, grade, {
      readModels,
      clock,
      device: models.device.name,
      onError: (err) => log.warn({ err, trainingId }, 'the progress of a training could not be written'),
    });
    try {
      await notes.begin();
      await this.parts.untilCurrent(await store.head());
      const onProgress = notes.note.bind(notes);
      const order = { trainingId, grade, askedAt: start?.occurredAt, signal, onProgress };
      const trained = await models.train(order);
      await this.carryOut({ type: 'CompleteTraining', trainingId, trained }, start);
    } catch (error) {
      if (signal.aborted) return;
      const reason = error instanceof Error ? error.message : String(error);
      log.warn({ err: error, trainingId }, 'a training failed');
      await this.carryOut({ type: 'FailTraining', trainingId, reason }, start);
    } finally {
      await notes.end();
    }
  }

  private async carryOut(command: ModelCommand, start: EventMetadata | undefined): Promise<void> {
    const { store, models, clock, log } = this.parts;
    const handled = await handleModelCommand(store, models.name, command, {
      correlationId: start?.correlationId ?? models.name,
      actor: { kind: 'system', id: 'understanding' },
      occurredAt: clock.now().toISOString(),
    });
    if (handled.ok) return;
    if (handled.error.reason === 'busy') throw new Error(handled.error.message);
    // It was cancelled at the last moment.
    log.info({ reason: handled.error.reason, command: command.type }, 'a training was over already');
  }
}
