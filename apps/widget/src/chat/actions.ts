import type {
  ConversationHead,
  DeskHours,
  EntryPush,
  HelpCard,
  Marks,
  MarksPush,
  Resumed,
  StatePush,
  Transcript,
} from '#protocol';
import type { Unsent } from './outbox.js';
import type { ChatState } from './state.js';

/** What happens to the chat. */
export type Action =
  | { readonly type: 'opened' }
  | { readonly type: 'closed' }
  | { readonly type: 'turned'; readonly view: ChatState['view'] }
  | { readonly type: 'looking'; readonly looking: boolean }
  | { readonly type: 'link'; readonly link: ChatState['link'] }
  | ({ readonly type: 'restored' } & Restored)
  | { readonly type: 'loaded'; readonly transcript: Transcript | null }
  | { readonly type: 'resumed'; readonly resumed: Resumed }
  | ({ readonly type: 'entry' } & EntryPush)
  | ({ readonly type: 'status' } & StatePush)
  | ({ readonly type: 'marks' } & MarksPush)
  | { readonly type: 'marked'; readonly conversationId: string; readonly shopper: Marks['shopper'] }
  | {
      readonly type: 'typing';
      readonly conversationId: string;
      readonly from: 'assistant' | 'agent' | undefined;
    }
  | { readonly type: 'written'; readonly item: Unsent }
  | { readonly type: 'accepted'; readonly messageId: string; readonly conversationId: string }
  | { readonly type: 'refused'; readonly messageId: string }
  | { readonly type: 'retried'; readonly messageId: string }
  /** What the server holds beside the transcript. */
  | { readonly type: 'told'; readonly told: Partial<Told> }
  | { readonly type: 'hours'; readonly hours: DeskHours }
  | { readonly type: 'heads'; readonly heads: readonly ConversationHead[] }
  | { readonly type: 'offered'; readonly help: HelpCard }
  /** Taken up, waved away, withdrawn or too late. */
  | { readonly type: 'settled'; readonly offerId: string }
  | { readonly type: 'muted'; readonly muted: boolean }
  /** Another conversation is wanted; absent: a new one. */
  | { readonly type: 'switched'; readonly conversationId?: string }
  | { readonly type: 'ended'; readonly ended: boolean }
  | { readonly type: 'forgotten' };

interface Restored {
  readonly unsent: readonly Unsent[];
  readonly conversationId?: string;
  readonly read?: string;
  readonly muted?: boolean;
}
type Told = Pick<ChatState, 'rating' | 'recommended'>;
export type ActionOf<Type extends Action['type']> = Extract<Action, { readonly type: Type }>;
