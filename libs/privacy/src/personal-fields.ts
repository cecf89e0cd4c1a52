import type { NewEvent } from '#kernel';
import { envelopeIn } from './envelope.js';
import { parted } from './personal-values.js';
import { shapeOf } from './sealed-events.js';

/** The personal values that an event, as it was read, still tells: a field that was forgotten tells none. */
export const personalValuesIn = ({ type, data }: Pick<NewEvent, 'type' | 'data'>): readonly unknown[] =>
  parted(data, shapeOf(type)).values;

/** How many fields of an event, as it is kept, are sealed. */
export const sealedFieldsIn = ({ data }: Pick<NewEvent, 'data'>): number =>
  envelopeIn(data)?.paths.length ?? 0;

/** The data of an event as it was read, with null where anything personal stood: for whoever may not know it. */
export const withoutPersonal = ({ type, data }: Pick<NewEvent, 'type' | 'data'>): unknown =>
  parted(data, shapeOf(type)).rest;
