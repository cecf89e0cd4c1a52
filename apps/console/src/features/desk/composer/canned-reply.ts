/** A canned reply with everything that is known filled in. */
export interface CannedReply {
  readonly shortcut: string;
  readonly title: string;
  readonly text: string;
  /** What has no value here; the text says in brackets what belongs there. */
  readonly missing: readonly string[];
  /** It answers what was asked last. */
  readonly fits: boolean;
}
