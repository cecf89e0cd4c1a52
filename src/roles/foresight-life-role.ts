import type { Logger } from 'pino';
import type { ProjectionStatus } from '#protocol';
import type { ForesightLife } from '../foresight/life/foresight-life.js';
import type { Role } from './role.js';

/** Opens the model behind the started server: until it is open nothing is foreseen, and nothing waits for it. */
export class ForesightLifeRole implements Role {
  private starting: Promise<void> = Promise.resolve();

  constructor(
    private readonly life: ForesightLife,
    private readonly log: Logger,
  ) {}

  async start(): Promise<void> {
    this.starting = this.life.start().catch((err: unknown) => {
      this.log.error({ err }, 'the foresight model could not be brought to what the log says');
    });
    return Promise.resolve();
  }

  async settled(): Promise<void> {
    await this.starting;
  }

  async stop(): Promise<void> {
    await this.starting;
    await this.life.stop();
  }

  /** How far foresight is, its other role tells. */
  status(): Promise<readonly ProjectionStatus[]> {
    return Promise.resolve([]);
  }
}
