import type { ContentBody, ContentKind } from '#protocol';

export interface Draft {
  /** The version that was changed. */
  readonly base: number;
  readonly content: ContentBody;
}

/** What was kept; undefined where there is nothing, or nothing that this page could have written. */
export function readDraft(kept: string | null, kind: ContentKind): Draft | undefined {
  if (kept === null) return undefined;
  try {
    const draft = JSON.parse(kept) as Partial<Draft> | null;
    if (draft?.content?.kind !== kind || typeof draft.base !== 'number') return undefined;
    return { base: draft.base, content: draft.content };
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
