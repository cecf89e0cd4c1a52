import type { EncodedSequence, Head } from '#foresight';
import type { Logits } from './serving-network.js';

/** What is asked. Callers that ask for the same are asked for together. */
export interface Question {
  /** Whether all moments are asked about, or the last of each sequence. */
  readonly every: boolean;
  readonly items: boolean;
}

export type Ask = (sequences: readonly EncodedSequence[], question: Question) => Promise<Logits>;

interface Caller {
  readonly sequences: readonly EncodedSequence[];
  /** Rows of the answer that are theirs. */
  readonly rows: number;
  readonly resolve: (logits: Logits) => void;
  readonly reject: (error: Error) => void;
}

interface Group {
  readonly question: Question;
  readonly callers: Caller[];
  sequences: number;
}

/**
 * Calls made in one turn become requests of so many sequences at most: a message costs as much as a prediction, and
 * sixty-four of them cost more. The rows of an answer are dealt out as views, without a copy.
 */
export class CallersTogether {
  private groups: Group[] = [];

  constructor(
    private readonly ask: Ask,
    private readonly most: number,
  ) {}

  /** @param rows of the answer, more than 0 */
  logits(sequences: readonly EncodedSequence[], rows: number, question: Question): Promise<Logits> {
    return new Promise((resolve, reject) => {
      const group = this.groupFor(question, sequences.length);
      group.callers.push({ sequences, rows, resolve, reject });
      group.sequences += sequences.length;
    });
  }

  private groupFor(question: Question, count: number): Group {
    const { every, items } = question;
    const isSame = (group: Group): boolean =>
      group.question.every === every && group.question.items === items;
    const open = this.groups.find((group) => isSame(group) && group.sequences + count <= this.most);
    if (open) return open;
    const group = { question, callers: [], sequences: 0 };
    if (this.groups.length === 0) queueMicrotask(() => this.flush());
    this.groups.push(group);
    return group;
  }

  private flush(): void {
    for (const { question, callers } of this.groups.splice(0)) void this.answer(question, callers);
  }

  private async answer(question: Question, callers: readonly Caller[]): Promise<void> {
    try {
      deal(
        await this.ask(
          callers.flatMap(({ sequences }) => sequences),
          question,
        ),
        callers,
      );
    } catch (error) {
      // One caller may be to blame: the others are answered all the same.
      if (callers.length > 1) for (const caller of callers) void this.answer(question, [caller]);
      else for (const { reject } of callers) reject(error as Error);
    }
  }
}

function deal(logits: Logits, callers: readonly Caller[]): void {
  const rows = callers.reduce((sum, caller) => sum + caller.rows, 0);
  let from = 0;
  for (const caller of callers) {
    const to = from + caller.rows;
    const own: Partial<Record<Head, Float32Array>> = {};
    for (const head of Object.keys(logits) as Head[]) {
      const values = logits[head] ?? new Float32Array();
      own[head] = values.subarray((from * values.length) / rows, (to * values.length) / rows);
    }
    from = to;
    caller.resolve(own);
  }
}
