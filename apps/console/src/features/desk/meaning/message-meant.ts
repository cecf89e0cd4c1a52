import type { TranscriptEntry } from '#protocol';

/**
 * The message that a key is about: the one that has the focus, otherwise the last that was classified. It is brought
 * into sight, as nothing can be opened beside what is not seen.
 */
export function messageMeant(entries: readonly TranscriptEntry[]): TranscriptEntry | undefined {
  const classified = entries.filter(({ classification }) => classification !== undefined);
  const focused = document.activeElement?.closest<HTMLElement>('[data-message]')?.dataset.message;
  const meant = classified.find(({ id }) => id === focused) ?? classified.at(-1);
  if (meant !== undefined) {
    document
      .querySelector(`[data-message="${CSS.escape(meant.id)}"]`)
      ?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  }
  return meant;
}
