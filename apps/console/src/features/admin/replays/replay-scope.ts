import type { LogPoint, ReplayRequest } from '#protocol';
import type { Words } from '../../../shared/i18n/en.js';
import type { Format } from '../../../shared/i18n/use-format.js';

/** What was asked for, in words, the most important first: `only u-42`, `up to position 900`, `half-life 7`. */
export function scopeOf(
  request: ReplayRequest,
  { scope, settings: names }: Words['replay'],
  format: Pick<Format, 'number' | 'moment'>,
): readonly string[] {
  const { variant, workers } = request;
  const point = (at: LogPoint | undefined, position: (p: string) => string, time: (t: string) => string) =>
    at === undefined ? [] : ['position' in at ? position(at.position) : time(format.moment(at.time))];
  return [
    request.key === undefined ? scope.all : scope.key(request.key),
    ...point(request.from, scope.fromPosition, scope.fromTime),
    ...point(request.upTo, scope.toPosition, scope.toTime),
    ...Object.entries(variant.settings).map(([name, value]) =>
      scope.setting(names[name] ?? name, format.number(value)),
    ),
    ...counted(variant.withoutEvents.length, scope.withoutEvents, format),
    ...counted(variant.withoutStreams.length, scope.withoutStreams, format),
    ...(workers > 1 ? [scope.workers(format.number(workers))] : []),
  ];
}

const counted = (
  n: number,
  say: (n: number, shown: string) => string,
  format: Pick<Format, 'number'>,
): readonly string[] => (n === 0 ? [] : [say(n, format.number(n))]);
