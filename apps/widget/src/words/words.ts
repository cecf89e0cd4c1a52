import type { ReasonKind } from '#protocol';

/** Everything the widget says. */
export interface Words extends ChatWords, OfferWords, MoreWords {
  /** Why a product is recommended; `about` is the one it is about. */
  readonly reasons: Readonly<Record<ReasonKind, (about?: string) => string>>;
}

/** Asking and being answered. */
interface ChatWords {
  readonly title: string;
  readonly subtitle: string;
  readonly open: string;
  readonly close: string;
  readonly region: string;
  readonly unread: (count: number) => string;
  readonly newest: string;
  readonly greeting: string;
  readonly starters: readonly string[];
  readonly transcript: string;
  readonly write: string;
  readonly send: string;
  readonly you: string;
  readonly assistant: string;
  readonly typing: (who: string) => string;
  readonly sending: string;
  readonly sent: string;
  readonly delivered: string;
  readonly read: string;
  readonly waiting: string;
  readonly failed: string;
  readonly retry: string;
  readonly offline: string;
  readonly person: string;
  readonly personFailed: string;
  readonly queued: string;
  readonly queuedFor: (minutes: number) => string;
  readonly queuedUntil: (when: string) => string;
  readonly closedUntil: (when: string) => string;
  readonly closed: string;
  readonly withAgent: (name: string) => string;
  readonly joined: (name: string) => string;
  readonly handoff: string;
  readonly handedBack: string;
  readonly resolved: string;
  readonly forgotten: string;
}

/** Help before it is asked for. */
interface OfferWords {
  readonly offer: string;
  readonly dismiss: string;
  readonly offerMenu: string;
  readonly mute: string;
  readonly unmute: string;
  readonly muted: string;
}

/** What stands below answers, files, conversations, the end. */
interface MoreWords {
  readonly choices: string;
  readonly products: string;
  readonly article: string;
  readonly readArticle: string;
  readonly summary: string;
  readonly change: (what: string) => string;
  readonly changeShort: string;
  readonly date: string;
  readonly attach: string;
  readonly attachments: string;
  readonly dropHere: string;
  readonly removeFile: (name: string) => string;
  readonly openFile: (name: string) => string;
  readonly uploading: (name: string) => string;
  readonly fileProblem: Readonly<Record<'type' | 'size' | 'count' | 'failed' | 'empty', string>>;
  readonly fileGone: string;
  readonly menu: string;
  readonly conversations: string;
  readonly begin: string;
  readonly none: string;
  readonly ended: string;
  readonly save: string;
  readonly saveFailed: string;
  readonly end: string;
  readonly goOn: string;
  readonly rate: string;
  readonly rated: string;
  readonly stars: (rating: number) => string;
  readonly comment: string;
  readonly sendComment: string;
  readonly restart: string;
}
