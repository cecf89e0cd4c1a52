import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '#kernel';
import type { StaffMember } from '#protocol';

/** A request whose member of staff the guard has made out. */
export type StaffRequest = FastifyRequest & { member?: StaffMember };

/** Who asks, and what everything that follows belongs to. */
export interface Caller {
  readonly actor: Actor;
  readonly correlationId: string;
}

/** The member of staff who calls, for commands that are written down: `@CalledBy() caller: Caller`. */
export const CalledBy = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const { member, id: correlationId } = context.switchToHttp().getRequest<StaffRequest>();
  if (!member) throw new Error('Only a route that staff may call knows its caller: give it @AllowRoles.');
  return { actor: { kind: member.role, id: member.id }, correlationId };
});
