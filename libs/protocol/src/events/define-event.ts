import { z } from 'zod';

/** An event type of one schema version. */
export interface EventDefinition<Type extends string = string, Schema extends z.ZodType = z.ZodType> {
  readonly type: Type;
  readonly schemaVersion: number;
  readonly data: Schema;
}

export function defineEvent<const Type extends string, Schema extends z.ZodType>(
  type: Type,
  data: Schema,
  schemaVersion = 1,
): EventDefinition<Type, Schema> {
  return { type, schemaVersion, data: data.meta({ title: type }) };
}

/** Marks a field that tells who a person is; it is kept under that shopper's own key. */
export const personal = <Schema extends z.ZodType>(schema: Schema): Schema => schema.meta({ personal: true });

/** Text without lone surrogates: what is stored can be written as UTF-8 and read back the same. */
export const text = (max: number) =>
  z
    .string()
    .max(max)
    .transform((value) => value.toWellFormed());

export const id = z.string().min(1).max(200);
export const isoTime = z.iso.datetime({ offset: true });
