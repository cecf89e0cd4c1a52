import type { ReasonKind } from '#protocol';

/** Everything the widget says. */
export interface Words {
  readonly title: string;
  readonly subtitle: string;
  readonly open: string;
  readonly close: string;
  readonly unread: (count: number) => string;
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
  readonly waiting: string;
  readonly failed: string;
  readonly retry: string;
  readonly offline: string;
  readonly person: string;
  readonly personFailed: string;
  readonly queued: string;
  readonly withAgent: (name: string) => string;
  readonly joined: (name: string) => string;
  readonly handoff: string;
  readonly handedBack: string;
  readonly resolved: string;
  readonly rate: string;
  readonly rated: string;
  readonly forgotten: string;
  readonly stars: (rating: number) => string;
  readonly restart: string;
  /** Why a product is recommended; `about` is the one it is about. */
  readonly reasons: Readonly<Record<ReasonKind, (about?: string) => string>>;
  readonly tooLong: (limit: number) => string;
}
