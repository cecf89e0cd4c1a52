import { type ConversationSummary, type StaffMember } from '#protocol';
import { isForgotten } from '../../../shared/forgotten/remembered.js';
import { intentNames } from '../../../shared/words/intents.js';

/** Whose work, or what rests: every conversation is in `all`, `snoozed` or `resolved`, in one of the three. */
export const QUEUE_VIEWS = ['mine', 'unassigned', 'all', 'snoozed', 'resolved'] as const;
export type QueueView = (typeof QUEUE_VIEWS)[number];

type Me = Pick<StaffMember, 'id'>;

export const isMine = ({ assignee, agentId }: ConversationSummary, me: Me): boolean =>
  assignee === undefined ? agentId === me.id : assignee.id === me.id;

const isNobodys = ({ assignee, agentId }: ConversationSummary): boolean =>
  assignee === undefined && agentId === undefined;

export function isIn(view: QueueView, conversation: ConversationSummary, me: Me): boolean {
  if (conversation.status === 'resolved') return view === 'resolved';
  if (conversation.snoozedUntil !== undefined) return view === 'snoozed';
  if (view === 'mine') return isMine(conversation, me);
  if (view === 'unassigned') return isNobodys(conversation);
  return view === 'all';
}

/** A person is waited for, and nobody has been found yet. */
export const waitsForAnybody = (conversation: ConversationSummary): boolean =>
  conversation.status === 'waiting' && conversation.snoozedUntil === undefined && isNobodys(conversation);

/** A person is waited for, and nobody else is at it: what the badge of the browser's tab counts. */
export const waitsForMe = (conversation: ConversationSummary, me: Me): boolean =>
  conversation.waitingSince !== undefined &&
  (isIn('mine', conversation, me) ||
    (conversation.status === 'waiting' && isIn('unassigned', conversation, me)));

export interface QueueFilter {
  readonly text: string;
  readonly tag?: string | undefined;
}

/** Every word of the text is in the name, the last line, a tag or the name of the question in either language. */
export function passes(
  { tags, lastText, intent }: ConversationSummary,
  { text, tag }: QueueFilter,
  name: string | undefined,
): boolean {
  if (tag !== undefined && !tags.includes(tag)) return false;
  const named = intent === undefined ? [] : intentNames(intent.intent);
  return hasWords([name ?? '', isForgotten(lastText) ? '' : lastText, ...tags, ...named], text);
}

export function hasWords(among: readonly string[], text: string): boolean {
  const all = among.join('\n').toLocaleLowerCase();
  return text
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}

/** Tags in use, the most used first. */
export function tagsIn(conversations: readonly ConversationSummary[]): readonly string[] {
  const uses = new Map<string, number>();
  for (const { tags } of conversations) for (const tag of tags) uses.set(tag, (uses.get(tag) ?? 0) + 1);
  return [...uses].toSorted(([a, n], [b, m]) => m - n || a.localeCompare(b)).map(([tag]) => tag);
}
