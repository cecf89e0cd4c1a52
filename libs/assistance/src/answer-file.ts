import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import type { Language } from '#protocol';
import { shopActs } from './shop/shop-backend.js';
import {
  orderVariables,
  parseTemplate,
  productVariables,
  shopVariables,
  type Template,
  TemplateError,
  type Variable,
} from './template.js';

const choiceFront = z.union([
  z.literal('human'),
  z.strictObject({
    intent: z.string().min(1),
    /** Absent: what that intent is called. */
    label: z.strictObject({ en: z.string().min(1).max(80), zh: z.string().min(1).max(80) }).optional(),
  }),
]);
/** A button below an answer. */
export type AnswerChoice = z.output<typeof choiceFront>;

const frontMatter = z.strictObject({
  intent: z.string().min(1),
  title: z.strictObject({ en: z.string().min(1), zh: z.string().min(1) }),
  uses: z.enum(['none', 'order']),
  /** Which order the answer is about where the shopper names none. */
  prefer: z.enum(['open', 'newest', 'delivered', 'refunded']).default('open'),
  /** Whether an answer to a likely reading first says what it is about. */
  announce: z.boolean().default(true),
  /** Whether an agent is called as well. */
  handoff: z.boolean().default(false),
  /** What is done, step by step, where an order qualifies. */
  flow: z.enum(shopActs).optional(),
  /** Buttons below the answer. */
  choices: z.array(choiceFront).max(5).default([]),
  /** Products that stand below it. */
  shows: z.enum(['recommendations', 'stock']).optional(),
  /** Whether help articles are looked for; by default, where no order is spoken of and no agent is called. */
  articles: z.boolean().optional(),
});

/** How a shop answers one intent. */
export type Answer = z.output<typeof frontMatter> & {
  readonly texts: Readonly<Record<Language, AnswerText>>;
};
export type Preference = Answer['prefer'];

export interface AnswerText {
  readonly main: Template;
  /** For `uses: order`: what to say to a shopper without an order. */
  readonly withoutOrder?: Template;
  /** For `flow`: what to say where there are orders, and none of them qualifies. */
  readonly tooLate?: Template;
  /** For `shows`: what to say where there are products to show. */
  readonly withProducts?: Template;
}

export interface AnswerIssue {
  readonly file: string;
  /** `front matter` or the heading of the section. */
  readonly section: string;
  readonly message: string;
}

const LANGUAGES = ['en', 'zh'] as const satisfies readonly Language[];
/** What may stand after the language in a heading, and which front matter asks for it. */
const SECTIONS = {
  withoutOrder: { heading: 'without order', wanted: ({ uses }: Front) => uses === 'order' },
  tooLate: { heading: 'too late', wanted: ({ flow }: Front) => flow !== undefined },
  withProducts: { heading: 'with products', wanted: ({ shows }: Front) => shows !== undefined },
} as const;
type Front = z.output<typeof frontMatter>;

/** Reads one answer file, or tells everything that is wrong with it. */
export function parseAnswer(file: string, source: string): Answer | readonly AnswerIssue[] {
  const issues: AnswerIssue[] = [];
  const complain = (section: string, message: string) => void issues.push({ file, section, message });
  const [head, body] = split(source);
  const front = readFrontMatter(head, complain);
  if (!front) return issues;
  const sections = readSections(body, complain);
  const more = Object.values(SECTIONS).filter(({ wanted }) => wanted(front));
  const wanted = LANGUAGES.flatMap((language) => [
    language,
    ...more.map(({ heading }) => `${language} ${heading}`),
  ]);
  for (const name of sections.keys()) {
    if (!wanted.includes(name)) complain(name, `no such section here; there may be ${wanted.join(', ')}`);
  }
  if (front.flow !== undefined && front.uses !== 'order') complain('front matter', FLOW_NEEDS_ORDER);
  const template = (name: string, allowed: readonly Variable[]): Template =>
    readTemplate(sections.get(name), allowed, (message) => complain(name, message));
  const textIn = (language: Language) => textOf(front, language, template);
  const answer = { ...front, texts: { en: textIn('en'), zh: textIn('zh') } };
  return issues.length > 0 ? issues : answer;
}

const FLOW_NEEDS_ORDER = 'flow: what is done step by step is done to an order; write uses: order';
const withOrder: readonly Variable[] = [...shopVariables, ...orderVariables];

function textOf(
  front: Front,
  language: Language,
  template: (name: string, allowed: readonly Variable[]) => Template,
): AnswerText {
  const { withoutOrder, tooLate, withProducts } = SECTIONS;
  const section = (heading: string, allowed: readonly Variable[]) =>
    template(`${language} ${heading}`, allowed);
  return {
    main: template(language, front.uses === 'order' ? withOrder : shopVariables),
    ...(withoutOrder.wanted(front) && {
      withoutOrder: section(withoutOrder.heading, shopVariables),
    }),
    ...(tooLate.wanted(front) && { tooLate: section(tooLate.heading, withOrder) }),
    ...(withProducts.wanted(front) && {
      withProducts: section(withProducts.heading, [...shopVariables, ...productVariables]),
    }),
  };
}

type Complain = (section: string, message: string) => void;

function split(source: string): [head: string | undefined, body: string] {
  const found = /^\uFEFF?---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)([\s\S]*)$/.exec(source);
  return [found?.[1], found?.[2] ?? ''];
}

function readFrontMatter(head: string | undefined, complain: Complain) {
  const section = 'front matter';
  if (head === undefined) {
    complain(section, 'missing; the file begins with a line ---, then intent, title and uses, then ---');
    return undefined;
  }
  try {
    const front = frontMatter.safeParse(parseYaml(head));
    for (const issue of front.error?.issues ?? []) {
      complain(section, `${issue.path.join('.') || 'all of it'}: ${issue.message}`);
    }
    return front.data;
  } catch (error) {
    complain(section, `not valid YAML: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

function readSections(body: string, complain: Complain): ReadonlyMap<string, string> {
  const sections = new Map<string, string>();
  const [before, ...pieces] = body.split(/^#[ \t]+(.+)$/m);
  if (before?.trim()) complain('before the first heading', 'text belongs under a heading such as # en');
  for (let i = 0; i < pieces.length; i += 2) {
    const name = (pieces[i] ?? '').trim();
    if (sections.has(name)) complain(name, 'this section stands twice');
    sections.set(name, pieces[i + 1] ?? '');
  }
  return sections;
}

function readTemplate(
  text: string | undefined,
  allowed: readonly Variable[],
  complain: (message: string) => void,
): Template {
  if (!text?.trim()) complain('missing or empty');
  try {
    return parseTemplate(text ?? '', allowed);
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    complain(error.message);
    return { paragraphs: [] };
  }
}
