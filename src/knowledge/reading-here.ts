import type { Logger } from 'pino';
import type { ReadQuestion } from '#knowledge';
import type { Opened } from '../roles/understanding-role.js';

/** Reads questions with the intent model of this process, once it is open; nothing is read where there is none. */
export class ReadingHere {
  private opened: Opened | undefined;

  constructor(private readonly log: Logger) {}

  /** What opens a model, so that this knows of it; whoever opens it closes it as before. */
  knowing(open: () => Promise<Opened>): () => Promise<Opened> {
    return async () => {
      const opened = await open();
      this.opened = opened;
      return opened;
    };
  }

  async read(text: string): Promise<ReadQuestion | undefined> {
    try {
      return (await this.opened?.answer([{ text }]))?.answers[0];
    } catch (err) {
      this.log.debug({ err }, 'an article was looked for without reading the question');
      return undefined;
    }
  }
}
