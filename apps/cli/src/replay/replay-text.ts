import type { Comparison, ReplayView } from '#protocol';

const number = (value: number): string => value.toLocaleString('en');

/** How a replay stands, in two lines. */
export function replayText(view: ReplayView): string {
  const { replayId, projection, state, startedAt, done, total, reason, can, quarantined } = view;
  const setAside = quarantined > 0 ? `, ${number(quarantined)} set aside` : '';
  return (
    `${projection.padEnd(20)} ${state.padEnd(11)} ${startedAt.slice(0, 19)}Z  ` +
    `${number(done)} of ${number(total)} events${setAside}  ${scopeOf(view)}\n` +
    `  ${replayId}${can.length > 0 ? `  can: ${can.join(', ')}` : ''}${reason === undefined ? '' : `\n  ${reason}`}\n`
  );
}

/** What a replay leaves to be done. */
export function endText({ replayId, state, done, total, reason = '', can, request }: ReplayView): string {
  switch (state) {
    case 'ready':
      return (
        `Ready: ${number(done)} events applied. Compare it: presage replay compare ${replayId}\n` +
        (can.includes('swap') ? `Make it live: presage replay swap ${replayId}\n` : '') +
        (request.upTo ? 'It shows the past, so it can be compared, not swapped in.\n' : '')
      );
    case 'paused':
      return (
        `Paused after ${number(done)} of ${number(total)} events; what is done is kept. ` +
        `Go on: presage replay resume ${replayId}\n`
      );
    case 'failed':
      return `Failed: ${reason}\n`;
    default:
      return `The replay is ${state}.\n`;
  }
}

export function comparisonText(comparison: Comparison): string {
  const { equal, changed, onlyLive, onlyShadow, livePosition, shadowPosition, samples } = comparison;
  const counts =
    `${number(equal)} documents equal, ${number(changed)} changed, ${number(onlyLive)} only live, ` +
    `${number(onlyShadow)} only in the replay; live at position ${livePosition}, the replay at ${shadowPosition}\n`;
  const shown = samples.map(
    ({ key, kind, fields }) =>
      `\n${key} (${kind})\n` +
      fields
        .map(({ path, before, after }) => `  ${path || '/'}: ${json(before)} → ${json(after)}\n`)
        .join(''),
  );
  return counts + shown.join('');
}

const LONGEST = 100;

function json(value: unknown): string {
  if (value === undefined) return '—';
  const text = JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

function scopeOf({ request: { from, upTo, key, variant } }: ReplayView): string {
  const point = (of: NonNullable<typeof from>): string => ('position' in of ? of.position : of.time);
  const left = variant.withoutEvents.length + variant.withoutStreams.length;
  return [
    ...(from ? [`from ${point(from)}`] : []),
    ...(upTo ? [`up to ${point(upTo)}`] : []),
    ...(key === undefined ? [] : [`key ${key}`]),
    ...Object.entries(variant.settings).map(([name, value]) => `${name}=${String(value)}`),
    ...(left > 0 ? [`${String(left)} left out`] : []),
  ].join(', ');
}
