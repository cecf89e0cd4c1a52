import type { Attachment, ReplyPart } from '#protocol';
import { remembered } from '../../../shared/forgotten/remembered.js';

/** The words of a message that consists of files. */
export const namesOf = (files: readonly Pick<Attachment, 'name'>[]): string =>
  files.map(({ name }) => remembered(name) ?? '').join(', ');

/** What is sent without a word goes under the names of what it is, as the widget does it. */
export function namesOfAll(parts: readonly ReplyPart[], attachments: readonly Attachment[]): string {
  const shown = parts.flatMap((part) =>
    part.kind === 'products'
      ? part.products.map(({ name }) => name)
      : part.kind === 'articles'
        ? part.articles.map(({ title }) => title)
        : [],
  );
  return [...shown, ...(attachments.length > 0 ? [namesOf(attachments)] : [])].join(', ');
}
