import { ExamplesInvalid } from './example.js';
import { columnsOf, type Row } from './row.js';

/** Which columns of a table hold what. Those left out are looked for under the usual names. */
export interface ExampleColumns {
  readonly text?: string | undefined;
  readonly label?: string | undefined;
  /** What cross-validation must keep together, for example `dialogue`. */
  readonly group?: string | undefined;
  /** Read what came before each text; absent: texts stand alone. */
  readonly context?: ContextColumns | undefined;
  /** Rows with one of these labels are no examples, for example `OTHER`. */
  readonly skipLabels?: readonly string[] | undefined;
}

export interface ContextColumns {
  /** What staff said just before. */
  readonly before?: string | undefined;
  readonly dialogue?: string | undefined;
  /** Order of the rows within a dialogue. */
  readonly turn?: string | undefined;
}

const USUAL = {
  text: ['text', 'utterance', 'question', 'message', 'sentence', 'query', 'phrase'],
  // A set with both has the finer one under `intent`.
  label: ['intent', 'category', 'label'],
  before: ['prev_system', 'before', 'previous'],
  dialogue: ['dialogue', 'dialogue_id', 'conversation', 'conversation_id'],
  turn: ['turn', 'turn_id'],
} as const;

type Role = keyof typeof USUAL | 'group';

/** Finds the columns of one table, and says which there are where one is missing. */
export class ColumnFinder {
  private readonly present: readonly string[];

  constructor(
    rows: readonly Row[],
    private readonly file: string,
    private readonly asked: ExampleColumns,
  ) {
    this.present = columnsOf(rows);
  }

  /** @throws ExamplesInvalid where it was asked for by name and is not there. */
  find(role: Role): string | undefined {
    const { text, label, group, context } = this.asked;
    const asked: Partial<Record<Role, string | undefined>> = { text, label, group, ...context };
    const name = asked[role];
    if (name !== undefined) return this.present.includes(name) ? name : this.missing(role, `"${name}"`);
    return role === 'group' ? undefined : USUAL[role].find((usual) => this.present.includes(usual));
  }

  /** @throws ExamplesInvalid where there is none. */
  require(role: keyof typeof USUAL): string {
    return this.find(role) ?? this.missing(role, USUAL[role].map((name) => `"${name}"`).join(' or '));
  }

  private missing(role: Role, wanted: string): never {
    const present = this.present.map((name) => `"${name}"`).join(', ');
    throw new ExamplesInvalid(
      this.file,
      1,
      `there is no column ${wanted}; the file has the columns ${present}. Name the right one with --${role}.`,
    );
  }
}
