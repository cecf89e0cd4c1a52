/** Largest file the server takes, in bytes. */
const LIMIT = 5 * 1024 * 1024;
/** What can be chosen. The server looks at the content; this only saves the wait. */
export const ACCEPTED = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'application/pdf'];

export type FileProblem = 'type' | 'size' | 'count' | 'failed' | 'empty';

/** Why a file cannot be sent, as far as that can be known before it is. */
export function problemOf({
  type,
  size,
}: {
  readonly type: string;
  readonly size: number;
}): FileProblem | undefined {
  if (!ACCEPTED.includes(type)) return 'type';
  if (size > LIMIT) return 'size';
  return size === 0 ? 'empty' : undefined;
}

/** `1.2 MB`, in the reader's way of writing numbers. */
export function sizeOf(bytes: number, language: string): string {
  const mega = bytes >= 1_000_000;
  return (mega ? bytes / 1_000_000 : Math.max(1, bytes / 1000)).toLocaleString(language, {
    style: 'unit',
    unit: mega ? 'megabyte' : 'kilobyte',
    maximumFractionDigits: mega ? 1 : 0,
  });
}
