import { type ReplayRequest, replayRequest } from '#protocol';
import { pointOf } from '../travel/point.js';
import { UsageError } from '../usage-error.js';

export interface RequestOptions {
  readonly from?: string;
  readonly upTo?: string;
  readonly key?: string;
  readonly set?: readonly string[];
  readonly withoutEvent?: readonly string[];
  readonly withoutStream?: readonly string[];
  readonly workers?: string;
}

/** @throws UsageError naming what cannot be understood */
export function requestOf(options: RequestOptions): ReplayRequest {
  const { from, upTo, key, set = [], withoutEvent, withoutStream, workers } = options;
  const asked = replayRequest.safeParse({
    ...(from !== undefined && { from: pointOf(from) }),
    ...(upTo !== undefined && { upTo: pointOf(upTo) }),
    key,
    variant: {
      settings: Object.fromEntries(set.map(settingOf)),
      withoutEvents: withoutEvent,
      withoutStreams: withoutStream,
    },
    ...(workers !== undefined && { workers: Number(workers) }),
  });
  if (asked.success) return asked.data;
  const [issue] = asked.error.issues;
  throw new UsageError(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not understood'}`);
}

function settingOf(text: string): readonly [string, number] {
  const [name = '', value = ''] = text.split('=');
  if (name === '' || value === '' || Number.isNaN(Number(value)))
    throw new UsageError(`"${text}" is no setting: write a name and a number, for example halfLifeDays=7.`);
  return [name, Number(value)];
}
