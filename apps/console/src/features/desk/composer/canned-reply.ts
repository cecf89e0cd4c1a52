import type { Suggestion } from '#protocol';

/** A canned reply with everything that is known filled in; what is not stands in brackets, and is named here. */
export type CannedReply = Suggestion & { readonly missing?: readonly string[] };
