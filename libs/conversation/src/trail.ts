import type { DataOf, RememberedText } from '#protocol';

/** What the decider must remember of a conversation, newest first, one step per link. */
export interface Trail {
  readonly step: Step;
  readonly before: Trail | undefined;
}

export type Step =
  | {
      readonly kind: 'said';
      readonly from: Speaker;
      readonly messageId: string;
      readonly text: RememberedText;
    }
  | {
      readonly kind: 'classified';
      readonly messageId: string;
      /** Null: out of scope. */
      readonly intent: string | null;
      readonly model: DataOf<'IntentClassified'>['model'];
    }
  | { readonly kind: 'corrected'; readonly messageId: string; readonly intent: string | null }
  | { readonly kind: 'correction-withdrawn'; readonly messageId: string }
  | { readonly kind: 'answered'; readonly messageId: string }
  /** Nothing said before this waits for the assistant any more. */
  | { readonly kind: 'settled' };
export type Speaker = 'shopper' | 'assistant' | 'agent';

export type Said = Extract<Step, { kind: 'said' }>;

/** Steps from the newest to the oldest. A linked list: adding one copies nothing, however long the conversation. */
export function* steps(trail: Trail | undefined): Generator<Step, undefined> {
  for (let link = trail; link; link = link.before) yield link.step;
}

export function saidIn(trail: Trail | undefined, messageId: string): Said | undefined {
  for (const step of steps(trail)) if (step.kind === 'said' && step.messageId === messageId) return step;
  return undefined;
}

/** The last thing that anybody said. */
export function saidLast(trail: Trail | undefined): Said | undefined {
  for (const step of steps(trail)) if (step.kind === 'said') return step;
  return undefined;
}

/** Whether one message was said, and later than another. Nothing was said before everything. */
export function saidLater(trail: Trail | undefined, messageId: string, than: string | undefined): boolean {
  for (const step of steps(trail)) {
    if (step.kind !== 'said') continue;
    if (step.messageId === than) return false;
    if (step.messageId === messageId) return true;
  }
  return false;
}

type ClassifiedStep = Extract<Step, { kind: 'classified' }>;

export function classificationOf(trail: Trail | undefined, messageId: string): ClassifiedStep | undefined {
  for (const step of steps(trail))
    if (step.kind === 'classified' && step.messageId === messageId) return step;
  return undefined;
}

/** The correction of a message that stands, where there is one. */
export function correctionOf(
  trail: Trail | undefined,
  messageId: string,
): { readonly intent: string | null } | undefined {
  for (const step of steps(trail)) {
    if (step.kind === 'settled' || step.messageId !== messageId) continue;
    if (step.kind === 'corrected') return { intent: step.intent };
    if (step.kind === 'correction-withdrawn') return undefined;
  }
  return undefined;
}

/** Whether a shopper's message still wants an answer of the assistant. */
export function standing(
  trail: Trail | undefined,
  messageId: string,
): 'open' | 'answered' | 'settled' | 'unknown' {
  let settled = false;
  for (const step of steps(trail)) {
    if (step.kind === 'settled') settled = true;
    else if (step.messageId !== messageId) continue;
    else if (step.kind === 'answered') return 'answered';
    else if (step.kind === 'said' && step.from === 'shopper') return settled ? 'settled' : 'open';
  }
  return 'unknown';
}
