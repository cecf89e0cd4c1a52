import { openBox, sealBox } from './box.js';
import { joined, parted, type Path } from './personal-values.js';
import type { PersonalShape } from './personal-shape.js';
import type { SealingKey } from './shopper-keys.js';

/**
 * How sealed values stand in the data of an event in the log: one box for all of them, under the field `$sealed`.
 * The box is bound to the event's id and to the places of the values.
 */
export interface Envelope {
  /** Id of the key. */
  readonly key: string;
  /** Where the values stood, each by names and list places. */
  readonly paths: readonly Path[];
  /** IV, AES-256-GCM ciphertext of the values as a JSON list, tag; base64. */
  readonly box: string;
}

export const FIELD = '$sealed';

/**
 * Data as it goes into the log: its personal values in one sealed box. The very data where it holds none.
 *
 * @throws what JSON throws where the values cannot be stored at all
 */
export function sealed(eventId: string, data: unknown, shape: PersonalShape, key: SealingKey): unknown {
  const { rest, paths, values } = parted(data, shape);
  if (paths.length === 0) return data;
  const box = sealBox(key.secret, JSON.stringify(values), boundTo(eventId, paths)).toString('base64');
  return { ...(rest as object), [FIELD]: { key: key.id, paths, box } satisfies Envelope };
}

/** @returns the envelope in stored data, where there is one; asked of every event that is read */
export function envelopeIn(data: unknown): Envelope | undefined {
  const found = (data as { readonly [FIELD]?: Partial<Record<keyof Envelope, unknown>> | null } | null)?.[
    FIELD
  ];
  if (!found) return undefined;
  const { key, paths, box } = found;
  const isOurs = typeof key === 'string' && typeof box === 'string' && Array.isArray(paths);
  return isOurs ? (found as Envelope) : undefined;
}

/** Data with its personal values, or with `instead` in the place of each where there is no secret any more. */
export function unsealed(
  eventId: string,
  data: unknown,
  { paths, box }: Envelope,
  opener: { readonly secret: Uint8Array } | { readonly instead: unknown },
): unknown {
  const { [FIELD]: _, ...rest } = data as Readonly<Record<string, unknown>>;
  if ('instead' in opener) return joined(rest, paths, () => opener.instead);
  const bound = boundTo(eventId, paths);
  const content = openBox(opener.secret, Buffer.from(box, 'base64'), bound, `Event ${eventId}`);
  const values = JSON.parse(content.toString('utf8')) as readonly unknown[];
  return joined(rest, paths, (index) => values[index]);
}

const boundTo = (eventId: string, paths: readonly Path[]): string => `${eventId}\n${JSON.stringify(paths)}`;
