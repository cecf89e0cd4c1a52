import {
  type Acted,
  type ShopAction,
  shopActs,
  ShopBackend,
  ShopUnavailable,
  type StockedProduct,
} from '#assistance';
import type { Clock } from '#kernel';
import { signatureOf } from '#outbound';
import type { OrderView } from '#protocol';
import type { z } from 'zod';
import { actAnswer, ordersAnswer, productsAnswer } from './answers.js';

export interface HttpShopOptions {
  /** Requests go to paths below it. */
  readonly url: string;
  readonly secret: string;
  readonly clock: Clock;
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 5_000;
/** An answer longer than this is none. */
const LONGEST = 1024 * 1024;

/**
 * A shop's own server, asked over HTTP: signed JSON by POST to `orders`, `products`, `products/find` and `acts`, as
 * `docs/conversation.md` says. A redirect is not followed, since what is signed is meant for one address.
 */
export class HttpShopBackend extends ShopBackend {
  override readonly acts = new Set(shopActs);

  constructor(private readonly options: HttpShopOptions) {
    super();
  }

  override async orders(shopperId: string): Promise<readonly OrderView[]> {
    return (await this.ask('orders', { shopperId }, ordersAnswer)).orders;
  }

  override async findProducts(text: string, limit: number): Promise<readonly StockedProduct[]> {
    const { products } = await this.ask('products/find', { text, limit }, productsAnswer);
    return products.slice(0, limit) as readonly StockedProduct[];
  }

  override async products(ids: readonly string[]): Promise<readonly StockedProduct[]> {
    return (await this.ask('products', { ids }, productsAnswer)).products as readonly StockedProduct[];
  }

  override async act(action: ShopAction): Promise<Acted> {
    return (await this.ask('acts', action, actAnswer)) as Acted;
  }

  private async ask<Schema extends z.ZodType>(
    path: string,
    input: object,
    schema: Schema,
  ): Promise<z.output<Schema>> {
    const text = await this.send(path, JSON.stringify(input));
    const answer = schema.safeParse(parsed(text));
    if (answer.success) return answer.data;
    const [issue] = answer.error.issues;
    const where = issue ? `${issue.path.join('.') || 'all of it'}: ${issue.message}` : 'no JSON';
    throw new ShopUnavailable(`the shop's answer to ${path} cannot be used (${where})`);
  }

  private async send(path: string, body: string): Promise<string> {
    const { url, secret, clock, timeoutMs = TIMEOUT_MS } = this.options;
    try {
      const response = await fetch(`${url.replace(/\/$/, '')}/${path}`, {
        method: 'POST',
        body,
        redirect: 'error',
        headers: {
          'content-type': 'application/json',
          'presage-signature': signatureOf(secret, body, clock.now()),
        },
        signal: AbortSignal.timeout(timeoutMs),
      });
      if (!response.ok) throw new Error(`it answered ${response.status}`);
      return await limited(response);
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new ShopUnavailable(`the shop could not be asked for ${path}: ${why}`, { cause });
    }
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // What is no JSON fits no schema, and is told as that.
    return undefined;
  }
}

/** @throws where the answer is longer than one should be */
async function limited(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk as Uint8Array, { stream: true });
    if (text.length > LONGEST) throw new Error('its answer is longer than a megabyte');
  }
  return text + decoder.decode();
}
