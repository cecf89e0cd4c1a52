import type { Classification, Problem } from '#protocol';

/** A correction that the transcript does not show yet. */
export interface PendingCorrection {
  readonly messageId: string;
  /** null: none of the intents; undefined: what was classified stands again. */
  readonly intent: string | null | undefined;
  /** What stood there before, to tell the server's answer from it. */
  readonly state: 'saving' | 'failed';
  readonly problem?: Problem;
}

export type CorrectionStep =
  | { readonly kind: 'ask'; readonly messageId: string; readonly intent: string | null | undefined }
  | { readonly kind: 'failed'; readonly messageId: string; readonly problem: Problem }
  | { readonly kind: 'settled'; readonly messageId: string };

/** One at a time a message: a newer one takes the place of the one before. */
export function correctionsAfter(
  pending: readonly PendingCorrection[],
  step: CorrectionStep,
): readonly PendingCorrection[] {
  const others = pending.filter(({ messageId }) => messageId !== step.messageId);
  switch (step.kind) {
    case 'ask':
      return [...others, { messageId: step.messageId, intent: step.intent, state: 'saving' }];
    case 'settled':
      return others;
    case 'failed':
      return pending.map((each) =>
        each.messageId === step.messageId ? { ...each, state: 'failed', problem: step.problem } : each,
      );
  }
}

/** The classification as it will read once the server has taken the correction; refused ones change nothing. */
export function corrected(
  classification: Classification,
  pending: PendingCorrection | undefined,
  by: { readonly name: string; readonly at: string },
): Classification {
  if (pending?.state !== 'saving') return classification;
  const { correction: _former, ...rest } = classification;
  if (pending.intent === undefined) return rest;
  return { ...rest, correction: { intent: pending.intent, by: by.name, at: by.at } };
}

/** What the classification says already needs no waiting for. */
export const isSettled = (
  classification: Classification | undefined,
  { intent, state }: PendingCorrection,
): boolean =>
  state === 'saving' &&
  (intent === undefined
    ? classification?.correction === undefined
    : classification?.correction?.intent === intent);
