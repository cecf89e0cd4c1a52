import { type CanActivate, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Role } from '#protocol';
import { refuse } from '../errors/problems.js';
import type { StaffRequest } from './caller.js';
import { isSameOrigin } from './origins.js';
import { WhoIsThere } from './who-is-there.js';

const ALLOWED = Symbol('allowed roles');
const OPEN = Symbol('open to everyone');
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Who may call: a controller or route without one of these is closed to everybody. */
export const AllowRoles = (...allowed: Role[]) => SetMetadata(ALLOWED, allowed);
export const OpenToEveryone = () => SetMetadata(OPEN, true);

/** Least privilege: every route says who may call it, and unsafe calls must come from our own pages. */
@Injectable()
export class StaffGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly who: WhoIsThere,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    // Who is on a socket was let into its namespace for a role: see `SocketDesk`.
    if (context.getType() !== 'http') return true;
    const targets = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean>(OPEN, targets)) return true;
    const allowed = this.reflector.getAllAndOverride<Role[] | undefined>(ALLOWED, targets) ?? [];
    const request = context.switchToHttp().getRequest<StaffRequest>();
    if (!SAFE.has(request.method) && !isSameOrigin(request.headers)) {
      throw refuse('forbidden', 'This call must come from our own pages.');
    }
    const member = this.who.byCookie(request.headers.cookie);
    if (member === undefined) throw refuse('unauthorised', 'Log in first, at /desk or /admin.');
    if (!allowed.includes(member.role)) throw refuse('forbidden', 'Your role does not allow this.');
    request.member = member;
    return true;
  }
}
