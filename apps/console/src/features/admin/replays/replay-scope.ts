import type { LogPoint, ReplayRequest } from '#protocol';
import type { Words } from '../../../shared/i18n/en.js';

/** Numbers and times as the reader writes them. */
interface Format {
  readonly number: (value: number) => string;
  readonly moment: (at: string) => string;
}

/** What was asked for, in words, the most important first: `Only u-42`, `up to position 900`, `half-life 7 days`. */
export function scopeOf(
  request: ReplayRequest,
  { scope }: Words['replay'],
  format: Format,
): readonly string[] {
  const { variant, workers } = request;
  const point = (at: LogPoint | undefined, position: (p: string) => string, time: (t: string) => string) =>
    at === undefined ? [] : ['position' in at ? position(at.position) : time(format.moment(at.time))];
  return [
    request.key === undefined ? scope.all : scope.key(request.key),
    ...point(request.from, scope.fromPosition, scope.fromTime),
    ...point(request.upTo, scope.toPosition, scope.toTime),
    ...Object.entries(variant.settings).map(([name, value]) => {
      const shown = format.number(value);
      return scope.settings[name]?.(shown) ?? scope.setting(name, shown);
    }),
    ...counted(variant.withoutEvents.length, scope.withoutEvents, format),
    ...counted(variant.withoutStreams.length, scope.withoutStreams, format),
    ...(workers > 1 ? [scope.workers(format.number(workers))] : []),
  ];
}

const counted = (n: number, say: (n: number, shown: string) => string, format: Format): readonly string[] =>
  n === 0 ? [] : [say(n, format.number(n))];
