import type { Ack, ShopperToServer } from '#protocol';

export type Answer<Value> = Parameters<Ack<Value>>[0];
export type Reply<Name extends keyof ShopperToServer> = Answer<AckValue<ShopperToServer[Name]>>;
type AckValue<Request> = Request extends (input: never, ack: Ack<infer Value>) => void ? Value : never;

/** What can be asked of the server. */
export interface Requests {
  readonly connected: boolean;
  /** @throws Error where no answer came in time or the line was lost; the request may have arrived */
  request<Name extends keyof ShopperToServer>(
    name: Name,
    input: Parameters<ShopperToServer[Name]>[0],
  ): Promise<Reply<Name>>;
}

/** The line that requests are made over: opened when it is wanted, and kept open from then on. */
export interface Connection extends Requests {
  open(): void;
  /** With the token of whom this browser is now taken for. */
  reopen(): void;
  /** What nobody needs to hear; nothing where there is no line. */
  say(name: 'typing', input: Parameters<ShopperToServer['typing']>[0]): void;
}
