const MOST = 6;

/** Tags in use that are not there yet and have the text in them; and whether the text would be a new one. */
export function offeredTags(
  text: string,
  tags: readonly string[],
  known: readonly string[],
): { readonly offered: readonly string[]; readonly isNew: boolean } {
  const wanted = text.trim().toLocaleLowerCase();
  const same = (tag: string): boolean => tag.toLocaleLowerCase() === wanted;
  const offered = known.filter((tag) => !tags.includes(tag) && tag.toLocaleLowerCase().includes(wanted));
  const isNew = wanted !== '' && !tags.some(same) && !known.some(same);
  return { offered: [...offered.filter(same), ...offered.filter((tag) => !same(tag))].slice(0, MOST), isNew };
}
