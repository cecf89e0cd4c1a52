import type { LogPoint, ReplayRequest } from '#protocol';

/** What stands in the fields, as text, whether or not it makes sense. */
export interface ReplayForm {
  readonly scope: 'whole' | 'key';
  readonly key: string;
  readonly from: PointField;
  readonly upTo: PointField;
  /** By name; empty means as in use. */
  readonly settings: Readonly<Record<string, string>>;
  readonly withoutEvents: string;
  readonly withoutStreams: string;
  readonly workers: string;
}
export interface PointField {
  /** `open`: the beginning of the log, or its head. */
  readonly kind: 'open' | 'position' | 'time';
  readonly position: string;
  /** As a `datetime-local` field has it: local time without a zone. */
  readonly time: string;
}

export type WrongField = 'key' | 'from' | 'upTo' | 'workers' | `settings.${string}`;
export type Wrong = 'position' | 'time' | 'key' | 'setting' | 'workers' | 'order';
export type Wrongs = Partial<Record<WrongField, Wrong>>;

const OPEN: PointField = { kind: 'open', position: '', time: '' };
export const emptyForm = (key?: string): ReplayForm => ({
  scope: key === undefined ? 'whole' : 'key',
  key: key ?? '',
  from: OPEN,
  upTo: OPEN,
  settings: {},
  withoutEvents: '',
  withoutStreams: '',
  workers: '1',
});

/** What is not right, by field; empty where the form can be sent. */
export function wrongsOf(form: ReplayForm): Wrongs {
  const settings = Object.entries(form.settings)
    .filter(([, text]) => text.trim() !== '' && !Number.isFinite(Number(text)))
    .map(([name]) => [`settings.${name}`, 'setting'] as const);
  const workers = Number(form.workers);
  const from = wrongPoint(form.from);
  const upTo = wrongPoint(form.upTo) ?? (from === undefined ? wrongOrder(form) : undefined);
  return {
    ...Object.fromEntries(settings),
    ...(form.scope === 'key' && form.key.trim() === '' && { key: 'key' }),
    ...(from && { from }),
    ...(upTo && { upTo }),
    ...(!(Number.isInteger(workers) && workers >= 1 && workers <= 16) && { workers: 'workers' }),
  };
}

function wrongPoint({ kind, position, time }: PointField): Wrong | undefined {
  if (kind === 'position' && !/^\d{1,18}$/.test(position.trim())) return 'position';
  return kind === 'time' && Number.isNaN(Date.parse(time)) ? 'time' : undefined;
}

/** Positions and times cannot be held against each other; the server finds an empty range then. */
function wrongOrder({ from, upTo }: ReplayForm): Wrong | undefined {
  if (from.kind !== upTo.kind || from.kind === 'open') return undefined;
  const wrong =
    from.kind === 'position'
      ? BigInt(from.position.trim()) >= BigInt(upTo.position.trim())
      : Date.parse(from.time) >= Date.parse(upTo.time);
  return wrong ? 'order' : undefined;
}

/** The request; only for a form without wrongs. */
export function requestOf(form: ReplayForm): ReplayRequest {
  const from = pointOf(form.from);
  const upTo = pointOf(form.upTo);
  const settings = Object.entries(form.settings).filter(([, text]) => text.trim() !== '');
  return {
    ...(from && { from }),
    ...(upTo && { upTo }),
    ...(form.scope === 'key' && { key: form.key.trim() }),
    variant: {
      settings: Object.fromEntries(settings.map(([name, text]) => [name, Number(text)])),
      withoutEvents: linesOf(form.withoutEvents),
      withoutStreams: linesOf(form.withoutStreams),
    },
    workers: Number(form.workers),
  };
}

function pointOf({ kind, position, time }: PointField): LogPoint | undefined {
  if (kind === 'open') return undefined;
  return kind === 'position' ? { position: position.trim() } : { time: new Date(time).toISOString() };
}

const linesOf = (text: string): string[] => [
  ...new Set(
    text
      .split(/[\s,，]+/u)
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
];
