/**
 * The Markdown that answers and help articles are written in: paragraphs, lists, bold, and bare web addresses.
 * The result is data; whoever shows it makes text nodes of it, so nothing in a text can become markup.
 */
export type Inline =
  | { readonly kind: 'text' | 'bold'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string };

export type Block =
  | { readonly kind: 'paragraph'; readonly lines: readonly (readonly Inline[])[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Inline[])[] };

const ITEM = /^\s*(?:[-*•]|(\d+)[.)、])\s+(.*)$/;

/** Splits a text into blocks; every character of it that is not a mark is kept. */
export function parseMarkdown(source: string): readonly Block[] {
  const blocks: Block[] = [];
  let afterBlank = true;
  for (const line of source.replaceAll('\r\n', '\n').split('\n')) {
    if (line.trim() === '') {
      afterBlank = true;
      continue;
    }
    const open = blocks.at(-1);
    const joined = open && join(open, line, afterBlank);
    if (joined) blocks[blocks.length - 1] = joined;
    else blocks.push(begin(line));
    afterBlank = false;
  }
  return blocks;
}

/** The open block with this line, or undefined where the line begins a block of its own. */
function join(open: Block, line: string, afterBlank: boolean): Block | undefined {
  const item = ITEM.exec(line);
  if (open.kind === 'paragraph') {
    return item || afterBlank ? undefined : { ...open, lines: [...open.lines, parseInline(line.trim())] };
  }
  // Items set apart by blank lines are still one list, so that its numbers go on.
  return item && isOrdered(item) === open.ordered
    ? { ...open, items: [...open.items, parseInline(item[2] ?? '')] }
    : undefined;
}

function begin(line: string): Block {
  const item = ITEM.exec(line);
  return item
    ? { kind: 'list', ordered: isOrdered(item), items: [parseInline(item[2] ?? '')] }
    : { kind: 'paragraph', lines: [parseInline(line.trim())] };
}

const isOrdered = (item: RegExpExecArray): boolean => item[1] !== undefined;

const MARK = /\*\*(.+?)\*\*|(https?:\/\/[^\s<>"'，。；！？、）]*[^\s<>"'，。；！？、）.,;:!?)])/g;

export function parseInline(text: string): readonly Inline[] {
  const parts: Inline[] = [];
  let from = 0;
  for (const match of text.matchAll(MARK)) {
    if (match.index > from) parts.push({ kind: 'text', text: text.slice(from, match.index) });
    const [whole, bold] = match;
    parts.push(
      bold === undefined ? { kind: 'link', text: whole, href: whole } : { kind: 'bold', text: bold },
    );
    from = match.index + whole.length;
  }
  if (from < text.length) parts.push({ kind: 'text', text: text.slice(from) });
  return parts;
}
