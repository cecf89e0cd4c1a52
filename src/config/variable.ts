import type { z } from 'zod';

export interface Variable {
  readonly schema: z.ZodType;
  readonly example: string;
  readonly meaning: string;
}
