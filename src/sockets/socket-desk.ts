import { Injectable } from '@nestjs/common';
import type { Namespace, Socket } from 'socket.io';
import type { Logger } from 'pino';
import { Ids } from '#kernel';
import type { Problem, Role } from '#protocol';
import type { z } from 'zod';
import { isSameOrigin, mayCarryWidget } from '../access/origins.js';
import { WhoIsThere } from '../access/who-is-there.js';
import { toProblem } from '../errors/to-problem.js';
import { Settings } from '../settings.js';
import { FloodGate } from './flood-gate.js';
import { answer, type Reply } from './answer.js';

const RECHECK_MS = 10_000;

/** What all gateways share: who may come in, and how every request is answered. */
@Injectable()
export class SocketDesk {
  private readonly log: Logger;

  constructor(
    private readonly who: WhoIsThere,
    private readonly ids: Ids,
    private readonly settings: Settings,
    private readonly gate: FloodGate,
  ) {
    this.log = settings.log;
  }

  answer<Schema extends z.ZodType, Value>(
    schema: Schema,
    input: unknown,
    carryOut: (input: z.output<Schema>, correlationId: string) => Promise<Value>,
  ): Promise<Reply<Value>> {
    const correlationId = this.ids.next();
    return answer({ schema, input, correlationId, log: this.log }, (accepted) =>
      carryOut(accepted, correlationId),
    );
  }

  /**
   * What a socket is told when it has come in. Nobody waits for it: where it cannot be read just now, the socket stays
   * and is told what happens from then on.
   */
  async greet(welcome: () => Promise<void>): Promise<void> {
    try {
      await welcome();
    } catch (err) {
      this.log.error({ err }, 'who came in could not be told how things stand');
    }
  }

  /** Visitors come in with their token, from any page that may carry the widget. */
  admitVisitors(namespace: Pick<Namespace, 'use'>): void {
    const { allowedOrigins } = this.settings.config;
    namespace.use((socket, next) => {
      const visitor = this.who.byToken(socket.handshake.auth.token);
      if (visitor === undefined) {
        next(refused('unauthorised', 'The visitor token is missing, forged or expired: ask for a new one.'));
        return;
      }
      if (!mayCarryWidget(socket.handshake.headers, allowedOrigins)) {
        next(refused('forbidden', 'This site is not among ALLOWED_ORIGINS.'));
        return;
      }
      (socket.data as { visitor?: unknown }).visitor = visitor;
      this.gate.watch(socket, visitor);
      this.gate.connects(socket).then(
        () => next(),
        (error: unknown) => {
          const { problem } = toProblem(error, this.ids.next());
          next(refused(problem.code, problem.message));
        },
      );
    });
  }

  /** Staff come in with their session cookie, from our own pages only; they go when the session ends. */
  admitStaff(namespace: Namespace, allowed: readonly Role[]): void {
    namespace.use((socket, next) => {
      const { headers } = socket.handshake;
      const member = this.who.byCookie(headers.cookie);
      if (!isSameOrigin(headers)) {
        next(refused('forbidden', 'This connection must come from our own pages.'));
        return;
      }
      if (member === undefined) {
        next(refused('unauthorised', 'Log in first.'));
        return;
      }
      if (!allowed.includes(member.role)) {
        next(refused('forbidden', 'Your role does not allow this.'));
        return;
      }
      (socket.data as { member?: unknown }).member = member;
      next();
    });
    setInterval(() => this.sendAwayEnded(namespace), RECHECK_MS).unref();
  }

  private sendAwayEnded(namespace: Namespace): void {
    for (const socket of namespace.sockets.values() as Iterable<Socket>) {
      if (this.who.byCookie(socket.handshake.headers.cookie) === undefined) socket.disconnect(true);
    }
  }
}

/** socket.io hands `data` of the error to the client's `connect_error`. */
const refused = (code: Problem['code'], message: string): Error =>
  Object.assign(new Error(message), { data: { code, message } satisfies Problem });
