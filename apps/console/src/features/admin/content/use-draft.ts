import type { ContentBody, ContentKind } from '#protocol';
import { useState } from 'react';
import { type Draft, readDraft } from './draft.js';

/**
 * What is being written, kept in this tab until it is published or discarded: neither opening something else nor a
 * reload loses it, nor somebody else's publishing meanwhile.
 *
 * @param name of the content, or of what is new
 */
export function useDraft(kind: ContentKind, name: string, version: number, start: ContentBody) {
  const key = `presage.content.${kind}.${name}`;
  const [draft, setDraft] = useState(() => readDraft(sessionStorage.getItem(key), kind));
  const keep = (next: Draft | undefined): void => {
    setDraft(next);
    if (next) sessionStorage.setItem(key, JSON.stringify(next));
    else sessionStorage.removeItem(key);
  };
  const base = draft?.base ?? version;
  return {
    content: draft?.content ?? start,
    base,
    changed: draft !== undefined,
    /** Somebody else has published since this was begun. */
    isOvertaken: base !== version,
    change: (content: ContentBody): void =>
      keep(JSON.stringify(content) === JSON.stringify(start) ? undefined : { base, content }),
    discard: (): void => keep(undefined),
    /** It is published: what is on the screen stays until the new version has come. */
    published: (): void => sessionStorage.removeItem(key),
  };
}
