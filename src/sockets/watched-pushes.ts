import type { OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';

/** What a namespace of sockets tells of who is there. */
interface Watched {
  readonly sockets: { readonly size: number };
}

/**
 * Looks again and again whether there is something to tell, only while somebody is connected, and never twice at a
 * time. A look that fails is logged, and the next one comes all the same.
 */
export abstract class WatchedPushes<Space extends Watched> implements OnApplicationShutdown {
  protected namespace: Space | undefined;
  private timer: NodeJS.Timeout | undefined;
  private isBusy = false;

  constructor(
    private readonly everyMs: number,
    private readonly log: Pick<Logger, 'error'>,
  ) {}

  protected abstract push(namespace: Space): Promise<void>;

  to(namespace: Space): void {
    this.namespace = namespace;
    this.timer = setInterval(() => void this.tick(), this.everyMs);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  async tick(): Promise<void> {
    const { namespace } = this;
    if (this.isBusy || !namespace || namespace.sockets.size === 0) return;
    this.isBusy = true;
    try {
      await this.push(namespace);
    } catch (error) {
      this.log.error({ err: error }, `a push failed (${this.constructor.name})`);
    }
    this.isBusy = false;
  }
}
