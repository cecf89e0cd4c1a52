import { Manager, type Socket } from 'socket.io-client';
import type { Problem, ServerToShopper, ShopperToServer } from '#protocol';
import { retryDelay } from '../back-off.js';
import type { Site } from '../site.js';
import type { Visitor } from '../visitor/visitor.js';
import type { Connection, Reply } from './requests.js';

/** How long an acknowledgement may take before the request is made again, in milliseconds. */
const PATIENCE = 10_000;

/** The socket to `/shopper`: opened when it is wanted, and kept open from then on. */
export class ShopperLine implements Connection {
  private socket: Socket<ServerToShopper, ShopperToServer> | undefined;
  private refusals = 0;

  constructor(
    private readonly site: Site,
    private readonly visitor: Visitor,
    private readonly attach: (socket: Socket<ServerToShopper, ShopperToServer>) => void,
  ) {}

  get connected(): boolean {
    return this.socket?.connected ?? false;
  }

  open(): void {
    this.socket ??= this.make();
    this.socket.connect();
  }

  reopen(): void {
    if (this.socket === undefined) return;
    this.socket.disconnect();
    this.socket.connect();
  }

  say(name: 'typing', input: Parameters<ShopperToServer['typing']>[0]): void {
    if (this.socket?.connected) this.socket.emit(name, input);
  }

  /** @throws Error where no answer came in time or the line was lost; the request may have arrived */
  async request<Name extends keyof ShopperToServer>(
    name: Name,
    input: Parameters<ShopperToServer[Name]>[0],
  ): Promise<Reply<Name>> {
    if (!this.socket?.connected) throw new Error('No line to the server.');
    // The typed map cannot follow a generic event name; both ends of it are stated in this signature.
    const socket = this.socket.timeout(PATIENCE) as unknown as {
      emitWithAck(name: string, input: unknown): Promise<Reply<Name>>;
    };
    return socket.emitWithAck(name, input);
  }

  /** The network is back: there is no need to wait for the next try. */
  private readonly hurry = (): void => {
    if (this.socket?.active && !this.socket.connected) this.reopen();
  };

  private make(): Socket<ServerToShopper, ShopperToServer> {
    const socket: Socket<ServerToShopper, ShopperToServer> = new Manager(this.site.base.href, {
      path: new URL('socket.io', this.site.base).pathname,
      // One request instead of several; polling serves networks that block websockets.
      transports: ['websocket', 'polling'],
      tryAllTransports: true,
      autoConnect: false,
    }).socket('/shopper', {
      auth: (give) => {
        this.visitor.current().then(
          ({ token }) => give({ token }),
          () => give({}),
        );
      },
    });
    socket.on('connect', () => (this.refusals = 0));
    socket.on('connect_error', (error) => {
      if (!socket.active) this.again(problemOf(error));
    });
    socket.on('disconnect', (reason) => {
      if (reason === 'io server disconnect') this.again(undefined);
    });
    addEventListener('online', this.hurry);
    this.attach(socket);
    return socket;
  }

  /** The server refused the line or ended it: try again with a fresh token, more and more slowly. */
  private again(problem: Problem | undefined): void {
    const wait = problem?.retryAfterSeconds ? problem.retryAfterSeconds * 1000 : 0;
    setTimeout(
      () =>
        void this.visitor
          .renew()
          .catch(() => undefined)
          .then(() => this.socket?.connect()),
      Math.max(wait, retryDelay(++this.refusals, Math.random())),
    );
  }
}

/** Refusals of the handshake carry their problem in `data`. */
const problemOf = (error: Error): Problem | undefined => (error as Error & { data?: Problem }).data;
