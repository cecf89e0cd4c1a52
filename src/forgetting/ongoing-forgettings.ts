import { Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import type { ForgettingPreview, ForgettingProof, Recorded } from '#protocol';
import { Forgetting, type WhoForgets } from './forgetting.js';

/** Forgettings of this process: they are answered at once, and proved behind that. */
@Injectable()
export class OngoingForgettings {
  private readonly stopping = new AbortController();
  private readonly proving = new Set<Promise<void>>();
  /** One at a time: of two who forget the same person, the second is told so. */
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly forgetting: Forgetting,
    private readonly logger: Logger,
  ) {}

  /** Looks through everything for those whose process ended before. */
  async start(): Promise<void> {
    for (const event of await this.forgetting.unproved()) {
      this.follow(event.data, this.forgetting.prove(event, undefined, this.stopping.signal));
    }
  }

  /** What was not proved yet is looked through at the next start. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.all([this.last.catch(() => undefined), ...this.proving]);
  }

  preview(shopperId: string): Promise<ForgettingPreview> {
    return this.forgetting.preview(shopperId);
  }

  /** @throws NobodyKnown, ForgottenAlready */
  async forget(shopperId: string, who: WhoForgets): Promise<ForgettingProof> {
    const turn = this.last
      .catch(() => undefined)
      .then(() => this.forgetting.forget(shopperId, who, this.stopping.signal));
    this.last = turn;
    const { proof, proved } = await turn;
    this.follow(proof, proved);
    return proof;
  }

  private follow(
    { shopperId }: Pick<Recorded<'ShopperForgotten'>['data'], 'shopperId'>,
    proved: Promise<ForgettingProof>,
  ): void {
    const followed = proved
      .then(({ checks }) => {
        const left = checks.reduce((sum, { found }) => sum + found, 0);
        if (left > 0) this.logger.error({ left }, 'a forgotten shopper can still be read somewhere');
      })
      .catch((error: unknown) => {
        if (!this.stopping.signal.aborted) {
          this.logger.error(
            { err: error, shopperId },
            'a forgetting could not be proved; the next start tries again',
          );
        }
      })
      .finally(() => this.proving.delete(followed));
    this.proving.add(followed);
  }
}
