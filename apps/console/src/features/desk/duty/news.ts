import type { ConversationSummary, StaffMember } from '#protocol';
import { isIn, waitsForMe } from '../queue/views.js';

/** `waits`: somebody asks for a person; `mine`: it became mine; `wrote`: the shopper of one of mine wrote. */
export interface News {
  readonly kind: 'waits' | 'mine' | 'wrote';
  readonly conversation: ConversationSummary;
}

/**
 * What deserves a sound in what has changed. The first list after signing in or a lost line is no news.
 *
 * @param before undefined where nothing was known
 */
export function newsOf(
  before: readonly ConversationSummary[] | undefined,
  now: readonly ConversationSummary[],
  me: Pick<StaffMember, 'id'>,
): readonly News[] {
  if (before === undefined) return [];
  const known = new Map(before.map((each) => [each.conversationId, each]));
  return now.flatMap((conversation): News[] => {
    const was = known.get(conversation.conversationId);
    if (was === conversation) return [];
    const kind = newsKind(was, conversation, me);
    return kind === undefined ? [] : [{ kind, conversation }];
  });
}

function newsKind(
  was: ConversationSummary | undefined,
  now: ConversationSummary,
  me: Pick<StaffMember, 'id'>,
): News['kind'] | undefined {
  const mine = isIn('mine', now, me);
  // Whoever took it themselves knows; only what was dealt out to them is news.
  if (mine && now.agentId !== me.id && (was === undefined || !isIn('mine', was, me))) return 'mine';
  const waitedBefore = was !== undefined && waitsForMe(was, me);
  if (!mine && waitsForMe(now, me) && !waitedBefore) return 'waits';
  return mine && now.lastFrom === 'shopper' && was?.lastAt !== now.lastAt ? 'wrote' : undefined;
}
