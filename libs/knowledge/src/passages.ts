/** A piece of an article that can be shown by itself, exactly as it stands there. */
export interface Passage {
  readonly text: string;
  /** Its sentences and list items, without marks: what is compared with a question. */
  readonly sentences: readonly string[];
}

/** Longest passage, in UTF-16 code units: `citedArticle` takes no more. */
const LONGEST = 1200;
/** A paragraph of fewer characters belongs to what follows; a Chinese one says three times as much. */
const SHORT = { other: 60, han: 20 };

/** Cuts Markdown where paragraphs end; what leads in to a list stays with it. */
export function passagesOf(markdown: string): readonly Passage[] {
  const text = markdown.replaceAll('\r\n', '\n');
  const passages: Passage[] = [];
  let begin: number | undefined;
  for (const { start, end } of blocksOf(text)) {
    begin ??= start;
    if (leadsOn(text.slice(begin, end))) continue;
    passages.push(...cut(text.slice(begin, end)));
    begin = undefined;
  }
  if (begin !== undefined) passages.push(...cut(text.slice(begin).trimEnd()));
  return passages;
}

function blocksOf(text: string): { readonly start: number; readonly end: number }[] {
  return [...text.matchAll(/\S(?:[^\n]|\n(?![ \t]*\n))*/g)].map(({ 0: block, index }) => ({
    start: index,
    end: index + block.trimEnd().length,
  }));
}

function leadsOn(block: string): boolean {
  const plain = withoutMarks(block);
  const isShort = plain.length < (/\p{Script=Han}/u.test(plain) ? SHORT.han : SHORT.other);
  return /[:：]\**$/.test(block) || isShort || /\bif$/i.test(plain);
}

/** Nothing is left out: what is too long for one passage goes on in the next. */
function cut(text: string): Passage[] {
  if (text.length <= LONGEST) return [{ text, sentences: sentencesOf(text) }];
  const room = text.slice(0, LONGEST);
  const end = Math.max(
    room.lastIndexOf('\n'),
    ...['. ', '。', '！', '？'].map((mark) => room.lastIndexOf(mark) + 1),
  );
  const at = end > LONGEST / 3 ? end : room.toWellFormed().replace(/\uFFFD$/, '').length;
  return [...cut(text.slice(0, at).trimEnd()), ...cut(text.slice(at).trimStart())];
}

function sentencesOf(text: string): readonly string[] {
  return text
    .split(/\n+/)
    .flatMap((line) => withoutMarks(line).split(/(?<=[.!?…])\s+(?=\p{Lu})|(?<=[。！？；])/u))
    .map((sentence) => sentence.trim())
    .filter((sentence) => /\p{L}/u.test(sentence));
}

/** The words alone: no emphasis, bullets, heading marks, or addresses of links. */
const withoutMarks = (markdown: string): string =>
  markdown
    .replace(/^[ \t]*(?:[-*+]|\d+\.|#{1,6}|>)[ \t]+/gm, '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_`~]+/g, '')
    .trim();
