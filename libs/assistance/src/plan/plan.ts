import type { FlowStep, HandoffReason, ReplyAsAssistant } from '#conversation';
import type { CitedArticle, OfferedChoice, ReplyKind, ReplyPart } from '#protocol';

/** What the assistant does about one message, as data: nothing has happened yet. */
export interface Plan {
  readonly kind: ReplyKind;
  readonly text: string;
  /** The intent that is answered, null where none is. */
  readonly intent: string | null;
  readonly orderId?: string;
  /** What stands below the words. */
  readonly parts: readonly ReplyPart[];
  /** What it asks for on the way to something being done. */
  readonly asks?: NonNullable<ReplyAsAssistant['asks']>;
  /** What it takes forward. */
  readonly flow: readonly FlowStep[];
  readonly writtenBy?: NonNullable<ReplyAsAssistant['writtenBy']>;
  readonly handoff?: HandoffReason;
}

/** As many buttons as a message may carry. */
export const BUTTONS = 8;

/** A plan of words and buttons; what is not named is empty. */
export function plan(
  kind: ReplyKind,
  text: string,
  more: Partial<Omit<Plan, 'kind' | 'text' | 'parts'>> & {
    readonly choices?: readonly OfferedChoice[];
    readonly parts?: readonly ReplyPart[];
  } = {},
): Plan {
  const { choices = [], parts = [], ...rest } = more;
  const buttons: readonly ReplyPart[] =
    choices.length > 0 ? [{ kind: 'choices', choices: choices.slice(0, BUTTONS) }] : [];
  return { intent: null, flow: [], ...rest, kind, text, parts: [...parts, ...buttons] };
}

/** Articles below the words, none where none were found. */
export const articlesPart = (articles: readonly CitedArticle[]): readonly ReplyPart[] =>
  articles.length > 0 ? [{ kind: 'articles', articles: articles.slice(0, 3) }] : [];

/** Paragraphs, those that say nothing left out. */
export const paragraphs = (...texts: readonly (string | undefined)[]): string =>
  texts.filter((text) => text !== undefined && text !== '').join('\n\n');
