/** Longest user or anonymous id: a shopper id is two characters longer and may have 200. */
const LONGEST_ID = 198;

/** @returns why an id cannot name a stream, or undefined where it can */
export function wrongId(field: string, id: string | null | undefined): string | undefined {
  if (!id) return undefined;
  if (id.length > LONGEST_ID) return `${field}: longer than ${LONGEST_ID} characters`;
  if (!id.isWellFormed()) return `${field}: contains half a character (a lone surrogate)`;
  if (id.includes('\u0000')) return `${field}: contains a NUL character`;
  return undefined;
}
