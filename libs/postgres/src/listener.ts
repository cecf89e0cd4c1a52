import { setTimeout } from 'node:timers/promises';
import { Client } from 'pg';

const FIRST_PAUSE = 100;
const LONGEST_PAUSE = 5_000;

/**
 * Hears what is notified on a channel, on a connection of its own, which is made again for ever where it breaks.
 * What is notified meanwhile is not heard: poll beside it. It does not keep the process alive.
 */
export class Listener {
  private readonly closing = new AbortController();
  private readonly listening: Promise<void>;

  /** @param heard is given the payload, undefined when listening begins (again): something may have been missed */
  constructor(
    private readonly url: string,
    private readonly channel: string,
    private readonly heard: (payload: string | undefined) => void,
  ) {
    this.listening = this.listen();
  }

  async close(): Promise<void> {
    this.closing.abort();
    await this.listening;
  }

  private async listen(): Promise<void> {
    let pause = FIRST_PAUSE;
    while (!this.closing.signal.aborted) {
      const listened = await this.listenOnce();
      pause = listened ? FIRST_PAUSE : Math.min(2 * pause, LONGEST_PAUSE);
      await this.sleep(pause);
    }
  }

  /** @returns when the connection has ended, whether it was ever made */
  private async listenOnce(): Promise<boolean> {
    const client = new Client({ connectionString: this.url, application_name: 'presage', keepAlive: true });
    const ended = new Promise<void>((resolve) => {
      client.once('end', resolve);
      this.closing.signal.addEventListener('abort', () => resolve(), { once: true });
    });
    // Told by `end` too; without a listener it would end the process.
    client.on('error', () => undefined);
    client.on('notification', ({ payload }) => this.heard(payload));
    try {
      await client.connect();
      reference(client).unref();
      await client.query(`LISTEN ${client.escapeIdentifier(this.channel)}`);
      this.heard(undefined);
      await ended;
      return true;
    } catch {
      // Whoever appends or reads is told why; here it is tried again.
      return false;
    } finally {
      reference(client).ref();
      await client.end().catch(() => undefined);
    }
  }

  private async sleep(milliseconds: number): Promise<void> {
    const { signal } = this.closing;
    await setTimeout(milliseconds, undefined, { signal, ref: false }).catch(() => undefined);
  }
}

/** Missing in the types of node-postgres. */
function reference(client: Client): { ref(): void; unref(): void } {
  return client as unknown as { ref(): void; unref(): void };
}
