import type { Attachment, Problem, ReplyPart, TranscriptEntry } from '#protocol';

/** A reply or a note as it was written. Its id is made here, so that sending it twice stores it once. */
export interface Sendable {
  readonly messageId: string;
  readonly conversationId: string;
  readonly text: string;
  readonly parts?: readonly ReplyPart[];
  readonly attachments?: readonly Attachment[];
  /** Of a note among colleagues: whom it names. */
  readonly note?: { readonly mentions: readonly string[] };
}

/** One on its way. */
export interface Draft extends Sendable {
  readonly state: 'sending' | 'stored' | 'failed';
  readonly problem?: Problem;
}

export type DraftStep =
  | { readonly kind: 'send'; readonly draft: Sendable }
  | { readonly kind: 'retry' | 'stored' | 'discard'; readonly messageId: string }
  | { readonly kind: 'failed'; readonly messageId: string; readonly problem: Problem };

export function draftsAfter(drafts: readonly Draft[], step: DraftStep): readonly Draft[] {
  switch (step.kind) {
    case 'send':
      return [...drafts, { ...step.draft, state: 'sending' }];
    case 'discard':
      return drafts.filter(({ messageId }) => messageId !== step.messageId);
    case 'failed':
      return change(drafts, step.messageId, { state: 'failed', problem: step.problem });
    case 'retry':
      return change(drafts, step.messageId, { state: 'sending' });
    case 'stored':
      return change(drafts, step.messageId, { state: 'stored' });
  }
}

function change(
  drafts: readonly Draft[],
  id: string,
  to: Pick<Draft, 'state' | 'problem'>,
): readonly Draft[] {
  return drafts.map((draft) => {
    if (draft.messageId !== id) return draft;
    const { problem: _, ...kept } = draft;
    return { ...kept, ...to };
  });
}

/** Drafts of one conversation that the transcript does not show yet. */
export function unsettled(
  drafts: readonly Draft[],
  conversationId: string,
  entries: readonly TranscriptEntry[],
): readonly Draft[] {
  const arrived = new Set(entries.map(({ id }) => id));
  return drafts.filter((draft) => draft.conversationId === conversationId && !arrived.has(draft.messageId));
}

/** Failed only because the line was down: safe to send again by itself, as the id stays the same. */
export const resendable = (drafts: readonly Draft[]): readonly Draft[] =>
  drafts.filter(({ state, problem }) => state === 'failed' && problem?.code === 'unavailable');

/** What is kept over a reload: whatever the server has not acknowledged. Null where there is nothing. */
export function keptDrafts(drafts: readonly Draft[]): string | null {
  const open = drafts.filter(({ state }) => state !== 'stored');
  return open.length === 0 ? null : JSON.stringify(open);
}

/** Those kept: one that was on its way is as one that met a line that was down, and goes again under its own id. */
export function readDrafts(kept: string | null): readonly Draft[] {
  const drafts = kept === null ? [] : (JSON.parse(kept) as readonly Draft[]);
  const problem: Problem = { code: 'unavailable', message: '' };
  return drafts.map((draft) => (draft.state === 'sending' ? { ...draft, state: 'failed', problem } : draft));
}
