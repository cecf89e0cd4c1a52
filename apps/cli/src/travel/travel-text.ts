import type { DocumentAt, DocumentDifference, DocumentHistory, Moment } from '#protocol';

export function historyText({ projection, key, keys, total, moments }: DocumentHistory): string {
  const others = keys.filter((one) => one !== key);
  return lines(
    `${projection} ${key}: ${counted(total, 'event')}${others.length > 0 ? `, folded together with ${others.join(', ')}` : ''}`,
    ...(moments.length < total ? [`${String(moments.length)} of them, spread evenly:`] : []),
    ...moments.map((moment) => `  ${momentText(moment)}`),
  );
}

export function documentText({ projection, key, position, at, events, document }: DocumentAt): string {
  if (document === undefined)
    return lines(
      `There was no ${projection} of ${key} yet. \`presage travel history\` shows its first event.`,
    );
  return lines(
    `${projection} ${key} as of position ${position} (${at ?? ''}), ${counted(events, 'event')}`,
    JSON.stringify(document, null, 2),
  );
}

export function differenceText({ projection, key, from, to, changes }: DocumentDifference): string {
  return lines(
    `${projection} ${key} from position ${from} to ${to}: ${counted(changes.length, 'change')}`,
    ...changes.flatMap(({ path, before, after, cause }) => [
      `  ${path === '' ? '(the document)' : path}: ${json(before)} → ${json(after)}`,
      ...(cause ? [`      by ${momentText(cause)}`] : []),
    ]),
  );
}

const momentText = ({ position, at, type, stream }: Moment): string =>
  `${position.padStart(8)}  ${at}  ${type} in ${stream}`;

const json = (value: unknown): string => (value === undefined ? '–' : JSON.stringify(value));

const counted = (count: number, what: string): string =>
  `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`;

const lines = (...all: readonly string[]): string => `${all.join('\n')}\n`;
