import type { Variant } from '#protocol';
import type { Projection, Settings } from './projection.js';
import { hearing } from './restricted.js';

/** The projection cannot be changed like this. */
export class VariantUnusable extends Error {
  override readonly name = 'VariantUnusable';
  constructor(
    readonly projection: string,
    why: string,
  ) {
    super(`Projection ${projection} cannot be varied like this: ${why}`);
  }
}

/**
 * The projection with another definition: other settings, events and streams that it never hears of.
 * What it makes of the rest is its own affair, so what a merge had tied together comes apart where that merge is
 * left out.
 *
 * @throws VariantUnusable where the projection has no such setting, or cannot work with the value
 */
export function variantOf<Document>(
  projection: Projection<Document>,
  { settings = {}, withoutEvents = [], withoutStreams = [] }: Partial<Variant> = {},
): Projection<Document> {
  const configured = withSettings(projection, settings);
  if (withoutEvents.length === 0 && withoutStreams.length === 0) return configured;
  const events = new Set(withoutEvents);
  const streams = new Set(withoutStreams);
  return hearing(configured, ({ id, stream }) => !events.has(id) && !streams.has(stream));
}

function withSettings<Document>(projection: Projection<Document>, settings: Settings): Projection<Document> {
  const { name, settings: known = {}, configured } = projection;
  const changed = Object.keys(settings);
  const unknown = changed.find((setting) => !Object.hasOwn(known, setting));
  if (unknown !== undefined) {
    const names = Object.keys(known).join(', ') || 'none';
    throw new VariantUnusable(name, `it has no setting ${unknown}. Its settings: ${names}.`);
  }
  if (changed.every((setting) => settings[setting] === known[setting])) return projection;
  if (!configured) throw new VariantUnusable(name, 'its settings cannot be changed.');
  return configured({ ...known, ...settings });
}
