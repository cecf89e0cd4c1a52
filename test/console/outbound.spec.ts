import { readFileSync } from 'node:fs';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { signatureOf } from '#outbound';
import { outboundFailure } from '#protocol';
import { saidFailure } from '../../apps/console/src/features/admin/outbound/said-failure.js';
import { VERIFY_EXAMPLE } from '../../apps/console/src/features/admin/outbound/verify-example.js';
import { enOutbound } from '../../apps/console/src/shared/i18n/en-outbound.js';
import { zhOutbound } from '../../apps/console/src/shared/i18n/zh-outbound.js';

type Verify = (secret: string, rawBody: string, header: string | undefined) => boolean;

describe('the example of how to check a signature', () => {
  const body = VERIFY_EXAMPLE.replace(/^import .*$/m, '').replace('export function', 'return function');
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- it is our own text, and this is what tests it
  const make = new Function('createHmac', 'timingSafeEqual', body) as (...given: unknown[]) => Verify;
  const isFromPresage = make(createHmac, timingSafeEqual);

  it('takes what is signed now, and nothing else', () => {
    const header = signatureOf('secret', '{"好":1}', new Date());
    const old = signatureOf('secret', '{"好":1}', new Date(Date.now() - 301_000));
    expect(isFromPresage('secret', '{"好":1}', header)).toBe(true);
    expect(isFromPresage('secret', '{"好":2}', header)).toBe(false);
    expect(isFromPresage('other', '{"好":1}', header)).toBe(false);
    expect(isFromPresage('secret', '{"好":1}', old)).toBe(false);
    expect(isFromPresage('secret', '{"好":1}', undefined)).toBe(false);
  });
  it('stands in docs/outbound.md, too', () => {
    expect(readFileSync('docs/outbound.md', 'utf8')).toContain(VERIFY_EXAMPLE);
  });
});

describe('why an attempt failed', () => {
  it.each(outboundFailure.shape.kind.options)('is said in both languages: %s', (kind) => {
    const [en, zh] = [enOutbound, zhOutbound].map(({ failure }) =>
      saidFailure({ failure: { kind, status: 503 }, reason: 'the server’s own words' }, 'webhook', failure),
    );
    expect(en).toMatch(/^[A-Z].*\.$/);
    expect(zh).toMatch(/\p{Script=Han}.*。$/u);
  });
  it('tells apart what somebody would do something else about', () => {
    const answered = (status: number, channel: 'webhook' | 'email' = 'webhook') =>
      saidFailure({ failure: { kind: 'answered', status } }, channel, enOutbound.failure);
    const codes = ['ECONNREFUSED', 'ENOTFOUND', 'ECONNRESET', 'CERT_HAS_EXPIRED', 'EHOSTUNREACH', undefined];
    const unreachable = codes.map((code) =>
      saidFailure(
        { failure: { kind: 'unreachable', ...(code !== undefined && { code }) } },
        'webhook',
        enOutbound.failure,
      ),
    );
    const all = [400, 403, 404, 429, 503].map((status) => answered(status));
    all.push(answered(451, 'email'), answered(550, 'email'), ...unreachable);
    expect(new Set(all).size).toBe(all.length);
  });
  it('is said in the server’s own words where only they were written down', () => {
    const old = { reason: 'The server answered 503.' };
    expect(saidFailure(old, 'webhook', zhOutbound.failure)).toBe('The server answered 503.');
  });
});
