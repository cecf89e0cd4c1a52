import { z } from 'zod';
import { type Forgotten, isForgotten } from './forgotten.js';

/** An event type of one schema version. */
export interface EventDefinition<Type extends string = string, Schema extends z.ZodType = z.ZodType> {
  readonly type: Type;
  readonly schemaVersion: number;
  readonly data: Schema;
  /** The first lifts data of version 1 to version 2, and so on up to the version of today. */
  readonly upcasters: readonly Upcaster[];
}

/** Lifts data of one schema version to the next. Pure; personal fields may come as {@link Forgotten}. */
export type Upcaster = (data: unknown) => unknown;

export function defineEvent<const Type extends string, Schema extends z.ZodType>(
  type: Type,
  data: Schema,
  upcasters: readonly Upcaster[] = [],
): EventDefinition<Type, Schema> {
  return { type, schemaVersion: upcasters.length + 1, data: data.meta({ title: type }), upcasters };
}

/**
 * Marks a field that tells who a person is: it is stored sealed under that shopper's own key, and reads as
 * {@link Forgotten} once the key is destroyed. The schema itself takes no such value: nobody can send one.
 */
export const personal = <Schema extends z.ZodType>(
  schema: Schema,
): z.ZodType<z.output<Schema> | Forgotten, z.input<Schema>> =>
  schema
    .refine((value) => !isForgotten(value), 'Only what was forgotten may say so.')
    .meta({ personal: true }) as unknown as z.ZodType<z.output<Schema> | Forgotten, z.input<Schema>>;

/** Text without lone surrogates: what is stored can be written as UTF-8 and read back the same. */
export const text = (max: number) =>
  z
    .string()
    .max(max)
    .transform((value) => value.toWellFormed());

export const id = z.string().min(1).max(200);
export const isoTime = z.iso.datetime({ offset: true });
