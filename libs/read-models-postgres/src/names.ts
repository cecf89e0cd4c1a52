import { createHash } from 'node:crypto';
import type { ReadModel } from '#read-models';

/** PostgreSQL cuts longer names off. */
const LONGEST = 63;

export function nameOf({ name, version }: Pick<ReadModel, 'name' | 'version'>): string {
  return `${name}@${String(version)}`;
}

/** The view that shows the live generation's documents, or those of a companion part. */
export function viewOf(model: string, part: string): string {
  return quoted(part === '' ? model : `${model} ${part}`);
}

/** The table that holds one generation's documents, or those of a companion part. */
export function tableOf(model: string, generation: number, part: string): string {
  return quoted(viewless(model, generation, part));
}

export function indexOf(model: string, generation: number, part: string, field: string): string {
  return quoted(`${viewless(model, generation, part)} by ${field}`);
}

/** Where damaged documents are kept. */
export function damagedOf(model: string, generation: number, part: string, time: number): string {
  return quoted(`${viewless(model, generation, part)} damaged ${String(time)}`);
}

/** A text as SQL writes it. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function viewless(model: string, generation: number, part: string): string {
  return `${model}#${String(generation)}${part === '' ? '' : ` ${part}`}`;
}

function quoted(name: string): string {
  const whole = name.replaceAll('\u0000', '');
  const bytes = Buffer.from(whole);
  const hash = createHash('sha256').update(name).digest('hex').slice(0, 12);
  const short =
    bytes.length <= LONGEST
      ? whole
      : `${bytes
          .subarray(0, 48)
          .toString()
          .replace(/\uFFFD+$/u, '')}~${hash}`;
  return `"${short.replaceAll('"', '""')}"`;
}
