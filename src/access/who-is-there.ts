import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel';
import type { StaffMember } from '#protocol';
import { refuse } from '../errors/problems.js';
import { sessionKey } from './cookies.js';
import { Secrets } from './secrets.js';
import { Sessions } from './sessions.js';
import { StaffAccounts } from './staff-accounts.js';
import { readVisitor, type Visitor } from './visitor-token.js';

/** Tells who is behind a cookie or a token. */
@Injectable()
export class WhoIsThere {
  constructor(
    private readonly sessions: Sessions,
    private readonly staff: StaffAccounts,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  byCookie(cookieHeader: string | undefined): StaffMember | undefined {
    const key = sessionKey(cookieHeader);
    const staffId = key === undefined ? undefined : this.sessions.find(key, this.clock.now());
    return staffId === undefined ? undefined : this.staff.byId(staffId);
  }

  byToken(token: unknown): Visitor | undefined {
    return typeof token === 'string' ? readVisitor(this.secrets.token, token, this.clock.now()) : undefined;
  }

  /** The visitor of an `Authorization: Bearer` header. @throws Refusal `unauthorised` where there is none */
  byBearer(authorization: string | undefined): Visitor {
    const visitor = this.byToken(authorization?.replace(/^Bearer /i, ''));
    if (visitor === undefined) {
      throw refuse('unauthorised', 'The visitor token is missing, forged or expired.');
    }
    return visitor;
  }
}
