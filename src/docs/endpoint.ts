import type { z } from 'zod';

export type Access = 'everyone' | 'write key' | 'visitor token' | 'agent' | 'administrator';

export interface Endpoint {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** `{name}` stands for a part of the path. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly access: Access;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly reply?: z.ZodType;
  /** Where it is not 200. */
  readonly status?: number;
}
