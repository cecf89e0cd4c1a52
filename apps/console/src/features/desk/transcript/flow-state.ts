import type { TranscriptEntry } from '#protocol';
import { remembered } from '../../../shared/forgotten/remembered.js';

/** What the assistant is in the middle of: asking for a detail, or waiting for a yes to a summary. */
export interface FlowState {
  readonly step: 'collect' | 'confirm';
  /** What is asked for, in the shopper's language. */
  readonly label?: string;
  readonly since: string;
}

/** Told by the assistant's last answer; undefined where it is in the middle of nothing. */
export function flowState(entries: readonly TranscriptEntry[]): FlowState | undefined {
  const last = entries.findLast(
    ({ kind, event }) => kind === 'assistant' || event === 'FlowEnded' || event === 'ConversationResolved',
  );
  if (last?.kind !== 'assistant' || (last.reply !== 'collect' && last.reply !== 'confirm')) return undefined;
  const parts = remembered(last.parts ?? []) ?? [];
  const input = parts.find((part) => part.kind === 'input');
  return { step: last.reply, since: last.at, ...(input && { label: input.label }) };
}
