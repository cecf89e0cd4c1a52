import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Ids } from '#kernel';
import { anonymousShopper, knownShopper, visitorRequest, type VisitorReply } from '#protocol';
import type { z } from 'zod';
import { refuse } from '../../errors/problems.js';
import { type Arrival, IngestCalls } from '../../ingest/ingest-calls.js';
import { Secrets } from '../secrets.js';
import { isUserHash } from '../signature.js';
import { expiryFrom, signVisitor, type Visitor } from '../visitor-token.js';
import { WhoIsThere } from '../who-is-there.js';

export class IssueVisitorToken extends Command<VisitorReply> {
  constructor(
    readonly request: z.output<typeof visitorRequest>,
    readonly correlationId: string,
    readonly now: Date,
  ) {
    super();
  }
}

@CommandHandler(IssueVisitorToken)
export class IssueVisitorTokenHandler implements ICommandHandler<IssueVisitorToken> {
  constructor(
    private readonly who: WhoIsThere,
    private readonly secrets: Secrets,
    private readonly ids: Ids,
    private readonly ingest: IngestCalls,
  ) {}

  async execute({ request, correlationId, now }: IssueVisitorToken): Promise<VisitorReply> {
    const expires = expiryFrom(now);
    const before = this.who.byToken(request.token) ?? this.stranger(expires);
    const userId = this.provedUser(request);
    const visitor = { ...(userId === undefined ? before : this.asKnown(before, userId)), expires };
    if (userId !== undefined && before.userId !== userId)
      await this.tell(visitor, request.traits, {
        correlationId,
        receivedAt: now.toISOString(),
        source: 'visitor login',
      });
    return {
      token: signVisitor(this.secrets.token, visitor),
      shopperId: visitor.shopperId,
      anonymousId: visitor.anonymousId,
      ...(visitor.userId !== undefined && { userId: visitor.userId }),
      expiresAt: new Date(expires * 1000).toISOString(),
    };
  }

  private stranger(expires: number): Visitor {
    const anonymousId = this.ids.next();
    const shopperId = anonymousShopper(anonymousId);
    return { shopperId, anonymousId, ids: [shopperId], expires };
  }

  /** @throws Refusal where the shop has not signed this user id */
  private provedUser({ userId, userHash }: IssueVisitorToken['request']): string | undefined {
    if (userId === undefined) return undefined;
    if (userHash !== undefined && isUserHash(this.secrets.identity, userId, userHash)) return userId;
    throw refuse(
      'forbidden',
      'userHash does not prove this userId. The shop’s server makes it with its identity secret.',
    );
  }

  /** A second user of the same browser is somebody else: they get a new anonymous id and read nothing of the first. */
  private asKnown(before: Visitor, userId: string): Visitor {
    if (before.userId === userId) return before;
    const base = before.userId === undefined ? before : this.stranger(before.expires);
    const shopperId = knownShopper(userId);
    return { ...base, userId, shopperId, ids: [shopperId, anonymousShopper(base.anonymousId)] };
  }

  /**
   * The two histories are one person's: the same events as for an `identify` call. Traits that cannot be taken are
   * kept aside with the reason, and the login counts without them.
   */
  private async tell(
    { anonymousId, userId }: Visitor,
    traits: IssueVisitorToken['request']['traits'],
    arrival: Arrival,
  ): Promise<void> {
    const messageId = `login ${anonymousId} ${String(userId)}`;
    const call = { type: 'identify', userId, anonymousId, messageId };
    const { rejected } = await this.ingest.take([{ ...call, traits }], arrival);
    if (rejected.length > 0) await this.ingest.take([call], arrival);
  }
}
