import type { Recorded, RetryReply } from '#protocol';
import { isSelected, type Selection } from '../quarantine/entries.js';
import { answerTo, quarantineRetried } from '../quarantine/facts.js';
import type { ProjectedGeneration } from './projected-generation.js';

/** So many events are tried again at once, so that memory does not grow with their number. */
const AT_ONCE = 1_000;

/** Retries what was set aside, once, and writes down what became of it. Only for the live generation. */
export async function answer(
  documents: ProjectedGeneration,
  request: Recorded<'QuarantineRetryRequested'>,
): Promise<void> {
  const { parts, model } = documents;
  const { projection, version, ...selection } = request.data;
  if (!parts.record || projection !== model.name || version !== model.version) return;
  if (await parts.store.readEvent(answerTo(request.id))) return;
  const reply = await retry(documents, selection);
  await parts.record([quarantineRetried(request, reply, parts.clock.now().toISOString())]);
}

/**
 * Folds the documents again that lack an event; those that can be applied now are released. What an aggregate has set
 * aside stays so until the whole of it is replayed.
 */
export async function retry(documents: ProjectedGeneration, selection: Selection): Promise<RetryReply> {
  const { quarantine } = documents;
  const meant = quarantine.entries().filter(isSelected(selection));
  if (documents.made.projection.aggregate) return { released: 0, stillFailing: meant.length };
  for (let at = 0; at < meant.length; at += AT_ONCE) {
    await documents.foldAgain([], meant.slice(at, at + AT_ONCE));
  }
  const stillFailing = meant.filter(({ eventId }) => quarantine.has(eventId)).length;
  return { released: meant.length - stillFailing, stillFailing };
}
