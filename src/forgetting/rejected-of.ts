import type { RejectedInput } from '#event-store';
import type { ForgettingParts } from './parts.js';

const PAGE = 500;
/** A shorter id is part of too many words and numbers to be looked for without its quotes. */
const LONG_ENOUGH = 6;

/**
 * Removes the rejected inputs that name a person: by an id of theirs, or by something they told.
 *
 * @returns how many were removed
 */
export async function removeRejectedOf(
  { rejected }: Pick<ForgettingParts, 'rejected'>,
  shopperIds: readonly string[],
  texts: readonly string[],
): Promise<number> {
  const names = shopperIds.map(shopsIdOf).map(named);
  const ids: string[] = [];
  for (let before: string | undefined; ;) {
    const page = await rejected.list({ limit: PAGE, ...(before !== undefined && { before }) });
    for (const input of page) if (tellsOf(input, names, texts)) ids.push(input.id);
    before = page.at(-1)?.id;
    if (before === undefined || page.length < PAGE) break;
  }
  return ids.length === 0 ? 0 : rejected.remove(ids);
}

const tellsOf = (
  { payload, reason }: RejectedInput,
  names: readonly RegExp[],
  texts: readonly string[],
): boolean => {
  const told = `${payload}\n${reason}`;
  return names.some((name) => name.test(told)) || texts.some((text) => told.includes(text));
};

/** As the shop wrote it: without the letter that tells visitors from customers. */
const shopsIdOf = (shopperId: string): string => shopperId.slice(shopperId.indexOf('-') + 1);

/** The id as a whole word, not as a part of another. */
function named(id: string): RegExp {
  const literal = id.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
  return id.length < LONG_ENOUGH
    ? new RegExp(`"${literal}"`, 'u')
    : new RegExp(String.raw`(?<![\w-])${literal}(?![\w-])`, 'u');
}
