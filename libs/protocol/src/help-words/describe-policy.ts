import type { Language } from '../events/conversation.js';
import type { HelpPolicy } from '../events/help.js';
import { english } from './english.js';
import { chinese } from './chinese.js';

/** How to call what only others know the names of. */
export interface Naming {
  readonly intent?: (intent: string, language: Language) => string;
  /** The shop's, `Europe/Berlin`, where hours are named. */
  readonly timeZone?: string;
  /** Of the cart's value, `EUR`. */
  readonly currency?: string;
}

/**
 * A policy in plain sentences: to whom, when, what is said, what is answered, how often at most, and who never sees it.
 * Pure, so that a form can show it while it is filled in.
 */
export function describePolicy(
  policy: HelpPolicy,
  language: Language,
  naming: Naming = {},
): readonly string[] {
  const intent = (id: string): string => naming.intent?.(id, language) ?? inWords(id);
  return (language === 'zh' ? chinese : english)(policy, { ...naming, intent });
}

/** `payment_failed` → `Payment failed`. */
function inWords(id: string): string {
  const words = id.replaceAll(/[_-]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
