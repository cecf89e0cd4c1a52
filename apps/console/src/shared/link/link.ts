import type { Ack, Problem } from '#protocol';
import { io, type Socket } from 'socket.io-client';
import { ProblemError, unanswered } from '../api/problem-error.js';
import { Store } from './store.js';

/**
 * `lost` reconnects by itself; `refused` does not, because the server closed it on purpose
 * (most often: the session has ended).
 */
export type LinkStatus = 'connecting' | 'live' | 'lost' | 'refused';

type Inputs<Requests> = {
  [Name in keyof Requests]: Requests[Name] extends (input: infer Input, ack: never) => void ? Input : never;
};
/** Of messages that are not answered. */
type Told<Requests> = {
  [Name in keyof Requests]: Requests[Name] extends (input: infer Input) => void ? Input : never;
};
type Answers<Requests> = {
  [Name in keyof Requests]: Requests[Name] extends (input: never, ack: Ack<infer Value>) => void
    ? Value
    : never;
};
type Reply<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: Problem };

const ANSWER_WITHIN_MS = 10_000;

/** One namespace of the server: typed requests out, typed pushes in, and how the line is. */
export class Link<Pushes extends object, Requests extends object> {
  readonly status = new Store<LinkStatus>('connecting');
  private readonly socket: Socket;

  constructor(namespace: '/agent' | '/admin') {
    this.socket = io(namespace, {
      autoConnect: false,
      transports: ['websocket', 'polling'],
      reconnectionDelay: 500,
      reconnectionDelayMax: 5000,
    });
    this.socket.on('connect', () => this.become('live'));
    this.socket.on('disconnect', () => this.become(this.socket.active ? 'lost' : 'refused'));
    this.socket.on('connect_error', () => this.become(this.socket.active ? 'lost' : 'refused'));
  }

  readonly open = (): void => {
    if (this.status.get() === 'refused') this.become('connecting');
    this.socket.connect();
  };

  readonly close = (): void => void this.socket.disconnect();

  /** @returns the way to stop listening */
  on<Name extends keyof Pushes & string>(name: Name, listener: Pushes[Name]): () => void {
    const event: string = name;
    const heard = listener as (...message: unknown[]) => void;
    this.socket.on(event, heard);
    return () => void this.socket.off(event, heard);
  }

  /** @throws ProblemError where the server refuses, or does not answer in time */
  async ask<Name extends keyof Requests & string>(
    name: Name,
    input: Inputs<Requests>[Name],
  ): Promise<Answers<Requests>[Name]> {
    if (!this.socket.connected) throw unanswered('');
    const reply = await this.answer<Answers<Requests>[Name]>(name, input);
    if (reply.ok) return reply.value;
    throw new ProblemError(reply.problem);
  }

  /** Says something that is only worth saying now: with the line down it is dropped. */
  tell<Name extends keyof Requests & string>(name: Name, input: Told<Requests>[Name]): void {
    if (this.socket.connected) this.socket.volatile.emit(name, input);
  }

  private async answer<Value>(name: string, input: unknown): Promise<Reply<Value>> {
    try {
      return (await this.socket.timeout(ANSWER_WITHIN_MS).emitWithAck(name, input)) as Reply<Value>;
    } catch (error) {
      throw error instanceof ProblemError ? error : unanswered('');
    }
  }

  private become(status: LinkStatus): void {
    this.status.change(() => status);
  }
}
