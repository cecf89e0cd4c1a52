import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import type { Language } from '#protocol';
import {
  orderVariables,
  parseTemplate,
  shopVariables,
  type Template,
  TemplateError,
  type Variable,
} from './template.js';

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
}

export interface AnswerIssue {
  readonly file: string;
  /** `front matter` or the heading of the section. */
  readonly section: string;
  readonly message: string;
}

const LANGUAGES = ['en', 'zh'] as const satisfies readonly Language[];
const WITHOUT = 'without order';

/** Reads one answer file, or tells everything that is wrong with it. */
export function parseAnswer(file: string, source: string): Answer | readonly AnswerIssue[] {
  const issues: AnswerIssue[] = [];
  const complain = (section: string, message: string) => void issues.push({ file, section, message });
  const [head, body] = split(source);
  const front = readFrontMatter(head, complain);
  if (!front) return issues;
  const sections = readSections(body, complain);
  const wanted = LANGUAGES.flatMap((language) =>
    front.uses === 'order' ? [language, `${language} ${WITHOUT}`] : [language],
  );
  for (const name of sections.keys()) {
    if (!wanted.includes(name)) complain(name, `no such section here; there may be ${wanted.join(', ')}`);
  }
  const template = (name: string, allowed: readonly Variable[]): Template =>
    readTemplate(sections.get(name), allowed, (message) => complain(name, message));
  const textIn = (language: Language): AnswerText =>
    front.uses === 'order'
      ? {
          main: template(language, [...shopVariables, ...orderVariables]),
          withoutOrder: template(`${language} ${WITHOUT}`, shopVariables),
        }
      : { main: template(language, shopVariables) };
  const answer = { ...front, texts: { en: textIn('en'), zh: textIn('zh') } };
  return issues.length > 0 ? issues : answer;
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
