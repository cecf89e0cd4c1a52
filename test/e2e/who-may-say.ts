import { randomUUID } from 'node:crypto';

/** What an agent or administrator may say at `/agent`, and an administrator at `/admin`. */
export const staffMessages: Readonly<Record<'/agent' | '/admin', readonly string[]>> = {
  '/agent': [
    'shopper.watch',
    'shopper.unwatch',
    'conversation.watch',
    'conversation.unwatch',
    'conversation.join',
    'conversation.reply',
    'conversation.handBack',
    'conversation.resolve',
    'conversation.resume',
    'conversation.mark',
    'note.add',
    'tag.add',
    'tag.remove',
    'conversation.snooze',
    'conversation.wake',
    'conversation.assign',
    'duty.set',
    'reply.suggest',
    'intent.correct',
    'intent.withdrawCorrection',
    'typing',
  ],
  '/admin': ['events.follow'],
};

/** Where somebody else's things stand. */
interface Others {
  readonly conversationId: string;
  readonly messageId: string;
  readonly offerId: string;
}

/**
 * What a shopper may say at `/shopper`, said of somebody else's conversation or offer. `refused`: there is no such
 * thing, as far as they can tell. `own`: it speaks of nothing but their own. `unheard`: nobody is told, and nobody answers.
 */
export const shopperMessages: Readonly<
  Record<
    string,
    { readonly of: (others: Others) => unknown; readonly outcome: 'refused' | 'own' | 'unheard' }
  >
> = {
  'message.send': {
    of: ({ conversationId }) => ({ conversationId, messageId: randomUUID(), text: 'Let me in' }),
    outcome: 'refused',
  },
  'conversation.open': { of: ({ conversationId }) => ({ conversationId }), outcome: 'refused' },
  'conversation.resume': { of: ({ conversationId }) => ({ conversationId, after: -1 }), outcome: 'refused' },
  'conversation.mark': {
    of: ({ conversationId, messageId: upTo }) => ({ conversationId, upTo, mark: 'read' }),
    outcome: 'refused',
  },
  'conversation.rate': { of: ({ conversationId }) => ({ conversationId, rating: 1 }), outcome: 'refused' },
  'conversation.end': { of: ({ conversationId }) => ({ conversationId }), outcome: 'refused' },
  'handoff.request': { of: ({ conversationId }) => ({ conversationId }), outcome: 'refused' },
  'help.shown': { of: ({ offerId }) => ({ offerId }), outcome: 'refused' },
  'help.dismiss': { of: ({ offerId }) => ({ offerId }), outcome: 'refused' },
  'help.mute': { of: () => ({ muted: true }), outcome: 'own' },
  'conversation.list': { of: () => ({}), outcome: 'own' },
  'desk.hours': { of: () => ({}), outcome: 'own' },
  recommend: { of: () => ({ place: 'home' }), outcome: 'own' },
  typing: { of: ({ conversationId }) => ({ conversationId, text: 'I read along' }), outcome: 'unheard' },
};
