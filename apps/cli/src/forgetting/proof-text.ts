import type { ForgettingPreview, ForgettingProof } from '#protocol';

/** What a forgetting would reach, for a terminal. */
export function previewText(preview: ForgettingPreview): string {
  const { shopperId, shopperIds, events, personalFields, conversations, alreadyForgotten } = preview;
  const known = shopperIds.filter((id) => id !== shopperId);
  return [
    known.length > 0 ? `${shopperId}, also known as ${known.join(', ')}` : shopperId,
    `  ${figure(events)} events, ${figure(personalFields)} personal fields, ${figure(conversations)} conversations`,
    ...(alreadyForgotten ? ['  Forgotten already: nothing personal can be read.'] : []),
    '',
  ].join('\n');
}

/** What was looked through, and what was found, for a terminal. */
export function proofText({ shopperId, forgottenAt, checks }: ForgettingProof): string {
  const left = checks.reduce((sum, { found }) => sum + found, 0);
  const verdict =
    left === 0
      ? 'Nothing personal can be read any more.'
      : `${figure(left)} personal values can still be read; see below where.`;
  return [
    `${shopperId} is forgotten since ${forgottenAt}. ${verdict}`,
    ...checks.map(({ what, finding, found }) => `  ${found === 0 ? '✓' : '✗'} ${what}: ${finding}`),
    '',
  ].join('\n');
}

const figure = (value: number): string => value.toLocaleString('en');
