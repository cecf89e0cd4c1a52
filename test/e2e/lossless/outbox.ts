import type { Answer } from './reconnecting.js';
import type { Tally } from './tally.js';

export interface Letter {
  readonly messageId: string;
  readonly text: string;
  readonly conversationId?: string;
}

/**
 * What was written and is not known to be stored. One letter after another is sent, and again under the same id, until
 * it is acknowledged: as the widget does it.
 */
export class Outbox {
  private readonly letters: Letter[] = [];
  private readonly tried = new Set<string>();
  private sending = false;

  /** @param send gives undefined where no answer came */
  constructor(
    private readonly tally: Tally,
    private readonly send: (letter: Letter) => Promise<Answer<unknown> | undefined>,
  ) {}

  get isEmpty(): boolean {
    return this.letters.length === 0;
  }

  add(letter: Letter): void {
    this.tally.sent += 1;
    this.letters.push(letter);
    void this.flush();
  }

  /** Called again whenever there is a connection. */
  async flush(): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    for (let letter = this.letters[0]; letter; letter = this.letters[0]) {
      if (this.tried.has(letter.messageId)) this.tally.sentAgain += 1;
      this.tried.add(letter.messageId);
      const answer = await this.send(letter);
      if (answer === undefined) break;
      if (!answer.ok) throw new Error(`${answer.problem.code}: ${answer.problem.message}`);
      this.tally.acknowledged.add(letter.messageId);
      this.letters.shift();
    }
    this.sending = false;
  }
}
