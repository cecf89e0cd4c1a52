import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isSignedWith } from '#outbound';
import { type OutboundHarness, outboundContract } from '../../outbound/src/outbound.contract.js';
import { isInternal, WebhookOutbound } from './index.js';

const secret = 'a secret of the shop';
type Answer = (request: IncomingMessage, response: ServerResponse, body: string) => void;

class Receiver {
  answer: Answer = (_, response) => void response.writeHead(204).end();
  readonly got: {
    readonly headers: IncomingMessage['headers'];
    readonly body: string;
    readonly url: string;
  }[] = [];
  private readonly server: Server = createServer((request, response) => {
    let body = '';
    request
      .on('data', (chunk) => (body += String(chunk)))
      .on('end', () => {
        this.got.push({ headers: request.headers, body, url: request.url ?? '' });
        this.answer(request, response, body);
      });
  });
  async open(): Promise<void> {
    await new Promise<void>((listening) => this.server.listen(0, '127.0.0.1', listening));
  }
  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }
  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }
}

const statuses = { now: 503, 'for-good': 410 } as const;

outboundContract('WebhookOutbound', (): OutboundHarness => {
  const receiver = new Receiver();
  const taken: string[] = [];
  let refusing: 'now' | 'for-good' | 'silently' | undefined;
  receiver.answer = (request, response) => {
    const how = refusing;
    refusing = undefined;
    if (how === undefined) taken.push(String(request.headers['idempotency-key']));
    if (how !== 'silently') response.writeHead(how === undefined ? 200 : statuses[how]).end();
  };
  return {
    open: async () => {
      await receiver.open();
      return new WebhookOutbound({ secret, allowInternal: true, timeoutMs: 150 });
    },
    sending: (sendingId) => ({
      ...{ channel: 'webhook', sendingId, body: '{"text":"secret words"}' },
      to: `http://127.0.0.1:${String(receiver.port)}/anna`,
    }),
    taken: () => taken,
    refuse: (how) => (refusing = how),
    close: () => receiver.close(),
  };
});

describe('a webhook', () => {
  let receiver: Receiver;
  beforeEach(async () => {
    receiver = new Receiver();
    await receiver.open();
  });
  afterEach(() => receiver.close());
  const at = (host = '127.0.0.1') => `http://${host}:${String(receiver.port)}/hook`;
  const sending = (to: string) => ({ channel: 'webhook' as const, sendingId: 's-1', to, body: '{"好":1}' });
  const failure = (options: object, to: string): Promise<unknown> =>
    new WebhookOutbound({ secret, timeoutMs: 2_000, ...options }).deliver(sending(to)).then(
      () => 'delivered',
      (error: unknown) => error,
    );

  it('is signed over what is sent, byte for byte', async () => {
    await new WebhookOutbound({ secret, allowInternal: true }).deliver(sending(at()));
    const [got] = receiver.got;
    expect(got?.body).toBe('{"好":1}');
    expect(got?.headers['idempotency-key']).toBe('s-1');
    expect(isSignedWith(secret, got?.body ?? '', String(got?.headers['presage-signature']), new Date())).toBe(
      true,
    );
  });
  it('follows no redirect, wherever it leads', async () => {
    receiver.answer = (_, response) => void response.writeHead(307, { location: at() }).end();
    expect(await failure({ allowInternal: true }, at())).toMatchObject({ more: { isFinal: true } });
    expect(receiver.got).toHaveLength(1);
  });
  it('waits as long as the server asks', async () => {
    receiver.answer = (_, response) => void response.writeHead(429, { 'retry-after': '90' }).end();
    expect(await failure({ allowInternal: true }, at())).toMatchObject({ more: { retryAfterSeconds: 90 } });
  });
  it('does not read an answer that never ends', async () => {
    receiver.answer = (_, response) => {
      response.writeHead(200);
      response.write('x'.repeat(10_000));
    };
    expect(await failure({ allowInternal: true }, at())).toBe('delivered');
  });

  const internal = (address: string, family: 4 | 6 = 4) => ({
    resolve: (_: string, done: (error: null, found: { address: string; family: number }[]) => void) =>
      done(null, [
        { address: '93.184.215.14', family: 4 },
        { address, family },
      ]),
  });
  it.each([
    ['a literal', 'https://127.0.0.1/'],
    ['a number', 'https://2130706433/'],
    ['octal', 'https://0177.0.0.1/'],
    ['IPv6', 'https://[::1]/'],
    ['IPv4 in IPv6', 'https://[::ffff:10.0.0.1]/'],
    ['a name of this machine', 'https://localhost/'],
    ['cloud metadata', 'https://169.254.169.254/latest/meta-data/'],
    ['plain http', 'http://shop.example/'],
  ])('refuses %s for good', async (_, url) => {
    expect(await failure({}, url)).toMatchObject({ name: 'DeliveryFailed', more: { isFinal: true } });
  });
  it('refuses a name of which one address is internal', async () => {
    expect(await failure(internal('10.0.0.7'), 'https://shop.example/')).toMatchObject({
      message: 'shop.example is an internal address: webhooks go to servers of the open internet only.',
    });
  });
  it('connects to the very address that was checked: the name is asked for once', async () => {
    let asked = 0;
    const rebinding = {
      resolve: (_: string, done: (error: null, found: { address: string; family: number }[]) => void) => {
        asked += 1;
        // First an address that nobody answers at (RFC 5737 is reserved, so one of the open internet), then this machine.
        done(null, [{ address: asked === 1 ? '93.184.215.14' : '127.0.0.1', family: 4 }]);
      },
    };
    await failure({ ...rebinding, timeoutMs: 100 }, `https://shop.example:${String(receiver.port)}/`);
    expect(asked).toBe(1);
    expect(receiver.got).toEqual([]);
  });
});

describe('an internal address', () => {
  it.each([
    ...['0.0.0.0', '10.1.2.3', '100.64.0.1', '127.9.9.9', '169.254.169.254', '172.16.0.1', '192.168.1.1'],
    ...['192.0.2.1', '198.18.0.1', '224.0.0.1', '240.0.0.1', '255.255.255.255', '168.63.129.16'],
    ...[
      '::',
      '::1',
      '::7f00:1',
      '::ffff:127.0.0.1',
      'fc00::1',
      'fd00:ec2::254',
      'fe80::1',
      'fec0::1',
      'ff02::1',
    ],
    ...['64:ff9b::a00:1', '2002:a00:1::', '2001::1', '2001:db8::1', '100::1', 'nonsense', ''],
  ])('%j is one', (address) => expect(isInternal(address)).toBe(true));
  it.each(['8.8.8.8', '93.184.215.14', '2606:4700:4700::1111', '::ffff:8.8.8.8'])('%j is none', (address) =>
    expect(isInternal(address)).toBe(false),
  );
});
