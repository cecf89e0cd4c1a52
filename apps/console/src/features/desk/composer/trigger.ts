export type ComposerMode = 'reply' | 'note';

/** What is being picked while it is written: a canned reply after a slash, a colleague after an at sign. */
export interface Trigger {
  readonly kind: 'canned' | 'mention';
  readonly query: string;
  /** From the sign to the caret, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
}

const CANNED = /(?:^|\n)\/([^\s/]*(?: [^\s/]+)*)$/;
const MENTION = /(?:^|[\s，。、；：（(])@([^\s@]{0,40})$/;

/** A slash begins a canned reply at the beginning of a line only, so that "and/or" and paths stay as they are. */
export function triggerAt(text: string, caret: number, mode: ComposerMode): Trigger | undefined {
  const found = (mode === 'reply' ? CANNED : MENTION).exec(text.slice(0, caret));
  if (found === null) return undefined;
  const query = found[1] ?? '';
  const kind = mode === 'reply' ? 'canned' : 'mention';
  return { kind, query, start: caret - query.length - 1, end: caret };
}

/** The text with the stretch replaced, and where the caret then stands. */
export function replaced(
  text: string,
  { start, end }: Pick<Trigger, 'start' | 'end'>,
  by: string,
): { readonly text: string; readonly caret: number } {
  return { text: text.slice(0, start) + by + text.slice(end), caret: start + by.length };
}

/** The colleagues whose names stand in the note after an at sign. */
export const mentionedIn = <Person extends { readonly id: string; readonly name: string }>(
  text: string,
  people: readonly Person[],
): readonly Person[] => people.filter(({ name }) => text.includes(`@${name}`));
