import type { Logger } from 'pino';
import type { EventStore } from '#event-store';
import type { Clock, EventMetadata } from '#kernel';
import {
  handleModelCommand,
  type LoadedHistory,
  type ModelCommand,
  runningIn,
  type TrainedModel,
  type Training,
} from '#model-life';

/** Who trains, and where it is written down. */
export interface Workshop {
  /** Of the model. */
  readonly name: string;
  /** The role that trains. */
  readonly role: string;
  readonly store: EventStore;
  readonly clock: Clock;
  readonly log: Logger;
  /**
   * Trains a model and keeps it, going on where a former process ended.
   *
   * @param start when it was asked for, and by whom
   * @throws what is wrong with what it should learn from, or the signal's reason where it was aborted
   */
  train(training: Training, start: EventMetadata | undefined, signal: AbortSignal): Promise<TrainedModel>;
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
    private readonly workshop: Workshop,
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
      .catch((err: unknown) => this.workshop.log.error({ err, trainingId }, 'a training could not be ended'))
      .finally(() => {
        this.atWork = undefined;
        this.onEnd();
      });
    this.atWork = { trainingId, stopping, ended };
  }

  private async work(
    training: Training,
    start: EventMetadata | undefined,
    signal: AbortSignal,
  ): Promise<void> {
    const { trainingId } = training;
    try {
      const trained = await this.workshop.train(training, start, signal);
      await this.carryOut({ type: 'CompleteTraining', trainingId, trained }, start);
    } catch (error) {
      if (signal.aborted) return;
      const reason = error instanceof Error ? error.message : String(error);
      this.workshop.log.warn({ err: error, trainingId }, 'a training failed');
      await this.carryOut({ type: 'FailTraining', trainingId, reason }, start);
    }
  }

  private async carryOut(command: ModelCommand, start: EventMetadata | undefined): Promise<void> {
    const { store, name, role, clock, log } = this.workshop;
    const handled = await handleModelCommand(store, name, command, {
      correlationId: start?.correlationId ?? name,
      actor: { kind: 'system', id: role },
      occurredAt: clock.now().toISOString(),
    });
    if (handled.ok) return;
    if (handled.error.reason === 'busy') throw new Error(handled.error.message);
    // It was cancelled at the last moment.
    log.info({ reason: handled.error.reason, command: command.type }, 'a training was over already');
  }
}
