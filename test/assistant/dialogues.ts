import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { isForgotten, type Language, type OrderView, type ReplyPart } from '#protocol';
import { Chat, type ChatParts, order, type Reply } from './chat.js';

const lines = z.array(z.array(z.string()).min(2));
const halves = z.strictObject({ en: lines, zh: lines });
const file = z.strictObject({ development: halves, test: halves });
export type Half = keyof z.infer<typeof file>;

export interface Dialogue {
  readonly half: Half;
  readonly language: Language;
  readonly orders: readonly OrderView[];
  readonly turns: readonly Turn[];
}

interface Turn {
  readonly text: string;
  readonly button: boolean;
  /** All of these, of each any one. */
  readonly wanted: readonly (readonly string[])[];
}

const shirt = [{ productId: 'p-1', name: 'Linen shirt', quantity: 1 }];
const both = [...shirt, { productId: 'p-2', name: 'Desk lamp', quantity: 1 }];
const shipped = order('10234', { status: 'shipped', expectedAt: '2026-11-24', products: shirt });
const processing = order('20411', { products: shirt });
const delivered = order('30555', { status: 'delivered', products: shirt, placedAt: '2026-11-12T10:00:00Z' });
/** What the shopper has ordered. */
const ORDERS: Readonly<Record<string, readonly OrderView[]>> = {
  none: [],
  shipped: [shipped],
  processing: [processing],
  paid: [processing],
  delivered: [delivered],
  delivered2: [{ ...delivered, products: both }],
  refunded: [{ ...delivered, status: 'refunded' }],
  several: [shipped, processing, delivered],
};

/** The conversations of test/fixtures/assistant. */
export async function readDialogues(): Promise<readonly Dialogue[]> {
  const source = await readFile(join('test', 'fixtures', 'assistant', 'dialogues.yml'), 'utf8');
  const halvesOf = file.parse(parse(source));
  return (['development', 'test'] as const).flatMap((half) =>
    (['en', 'zh'] as const).flatMap((language) =>
      halvesOf[half][language].map(([has = '', ...said]): Dialogue => {
        const orders = ORDERS[has];
        if (!orders) throw new Error(`"${has}" is none of ${Object.keys(ORDERS).join(', ')}`);
        return { half, language, orders, turns: said.map(turnOf) };
      }),
    ),
  );
}

function turnOf(line: string): Turn {
  const [written = '', wanted = ''] = line.split(' => ');
  const button = /^\[(.*)\]$/.exec(written)?.[1];
  return {
    text: button ?? written,
    button: button !== undefined,
    wanted: wanted.split(' & ').map((any) => any.trim().split('|')),
  };
}

/** What came of a message: `wrong` is an answer to something else, `wrong, said so` one that names what it took it for. */
export type Outcome =
  | 'right'
  | 'half'
  | 'asked, right'
  | 'asked, wrong'
  | 'rephrased'
  | 'handed over'
  | 'not handed over'
  | 'wrong, right beside'
  | 'wrong, said so'
  | 'wrong';

export interface Judged {
  readonly dialogue: Dialogue;
  readonly turn: Turn;
  readonly place: number;
  readonly outcome: Outcome;
  readonly reply: Reply | undefined;
  /** What was read. */
  readonly reading: string;
}

/** Holds a conversation, and judges what came of everything that was written; buttons are only pressed. */
export async function hold(dialogue: Dialogue, parts: ChatParts): Promise<readonly Judged[]> {
  const chat = await Chat.reading(dialogue.orders, parts);
  const judged: Judged[] = [];
  for (const [place, turn] of dialogue.turns.entries()) {
    const isThere = chat.labels.includes(turn.text);
    const reply = turn.button && isThere ? await chat.press(turn.text) : await chat.write(turn.text);
    const { ranking, band } = await parts.read(turn.text);
    const reading = `${band} ${ranking
      .slice(0, 2)
      .map(({ intent, probability }) => `${intent} ${probability.toFixed(2)}`)
      .join(', ')}`;
    judged.push({ dialogue, turn, place, outcome: judge(turn, reply), reply, reading });
    if (reply?.kind === 'handoff') break;
  }
  return judged.filter(({ turn }) => !turn.button);
}

function judge({ wanted }: Turn, reply: Reply | undefined): Outcome {
  const met = wanted.filter((any) => any.some((one) => meets(one, reply)));
  const offered = wanted.filter((any) => any.some((one) => offers(one, reply)));
  const answers =
    met.length > 0 &&
    !(met.length === 1 && met.every((any) => any.some((one) => one.startsWith('article:'))));
  if (answers && wanted.every((any) => met.includes(any) || offered.includes(any))) return 'right';
  if (answers) return 'half';
  if (reply?.kind === 'handoff') return 'handed over';
  if (wanted.some((any) => any.includes('human'))) return 'not handed over';
  if (reply?.kind === 'clarify') return offered.length > 0 ? 'asked, right' : 'asked, wrong';
  if (reply === undefined || reply.kind === 'rephrase') return 'rephrased';
  if (!isLed(reply)) return 'wrong';
  return offered.length > 0 ? 'wrong, right beside' : 'wrong, said so';
}

function meets(wanted: string, reply: Reply | undefined): boolean {
  if (!reply) return false;
  const { kind, intent } = reply;
  switch (wanted) {
    case 'human':
      return kind === 'handoff';
    case 'nothing':
      return kind === 'rephrase' || (kind === 'clarify' && intent === null);
    case 'collect':
    case 'confirm':
    case 'done':
      return kind === wanted;
    case 'kept':
      return (
        choicesOf(reply).some(({ choice }) => choice.kind === 'resume') &&
        intent === null &&
        kind === 'answer'
      );
    default:
      if (wanted.startsWith('article:')) return articlesOf(reply).includes(wanted.slice('article:'.length));
      return intent === wanted && kind !== 'handoff';
  }
}

/** A button away. */
const offers = (wanted: string, reply: Reply | undefined): boolean =>
  choicesOf(reply).some(({ choice }) => choice.kind === 'intent' && choice.intent === wanted);

const LEADS = /^(?:If you mean|如果您想问的是)/;
const isLed = ({ text }: Reply): boolean => !isForgotten(text) && LEADS.test(text);

const partsOf = (reply: Reply | undefined): readonly ReplyPart[] =>
  reply?.parts === undefined || isForgotten(reply.parts) ? [] : reply.parts;
const choicesOf = (reply: Reply | undefined) =>
  partsOf(reply).flatMap((part) => (part.kind === 'choices' ? part.choices : []));
const articlesOf = (reply: Reply | undefined): readonly string[] =>
  partsOf(reply).flatMap((part) =>
    part.kind === 'articles' ? part.articles.map(({ articleId }) => articleId) : [],
  );

/** What was said, for somebody who reads it. */
export function told({ dialogue, turn, place, outcome, reply, reading }: Judged): string {
  const wanted = turn.wanted.map((any) => any.join('|')).join(' & ');
  const text = reply && !isForgotten(reply.text) ? reply.text.replace(/\s+/g, ' ') : '(nothing)';
  const buttons = choicesOf(reply).map(({ label }) => `[${label}]`);
  const articles = articlesOf(reply).map((id) => `<${id}>`);
  const head = `${outcome.toUpperCase()} ${dialogue.language} ${place + 1}: ${turn.text}`;
  return `${head}\n    wanted ${wanted}; read ${reading}; did ${reply?.kind ?? '-'} ${reply?.intent ?? ''}\n    ${text} ${[...buttons, ...articles].join(' ')}`;
}
