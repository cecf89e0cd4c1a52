import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#kernel';
import type { StaffMember } from '#protocol';
import { refuse } from '../../errors/problems.js';
import { RateLimits } from '../rate-limits.js';
import { Sessions } from '../sessions.js';
import { StaffAccounts } from '../staff-accounts.js';

export interface LoggedIn {
  readonly member: StaffMember;
  readonly sessionKey: string;
}

export class LogIn extends Command<LoggedIn> {
  constructor(
    readonly email: string,
    readonly password: string,
    readonly address: string,
  ) {
    super();
  }
}

@CommandHandler(LogIn)
export class LogInHandler implements ICommandHandler<LogIn> {
  constructor(
    private readonly staff: StaffAccounts,
    private readonly sessions: Sessions,
    private readonly limits: RateLimits,
    private readonly clock: Clock,
  ) {}

  async execute({ email, password, address }: LogIn): Promise<LoggedIn> {
    const limited = `${address} ${email.trim().toLowerCase()}`;
    await this.limits.logins.take(limited);
    const member = await this.staff.check(email, password);
    if (member === undefined) throw refuse('unauthorised', 'E-mail address or password is wrong.');
    await this.limits.logins.forgive(limited);
    return { member, sessionKey: await this.sessions.start(member.id, this.clock.now()) };
  }
}
