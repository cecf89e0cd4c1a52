import { getEventListeners } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { LetterBox } from '../../outbound/test/letter-box.js';
import { type OutboundHarness, outboundContract } from '../../outbound/src/outbound.contract.js';
import { SmtpOutbound } from './index.js';

const from = 'Harbour & Pine <help@shop.example>';
const letter = (sendingId: string, to = 'anna@shop.example') => ({
  ...{
    channel: 'email' as const,
    sendingId,
    to,
    subject: 'Your conversation',
    text: 'secret words',
    html: '<p>a',
  },
});

outboundContract('SmtpOutbound', (): OutboundHarness => {
  const box = new LetterBox();
  return {
    open: async () => new SmtpOutbound({ url: await box.open(), from, timeoutMs: 150 }),
    sending: letter,
    taken: () =>
      box.letters.map(({ source }) => /^Message-ID: <(.*)@shop\.example>/m.exec(source)?.[1] ?? ''),
    refuse: (how) => (box.refusing = how),
    close: () => box.close(),
  };
});

describe('a letter', () => {
  it('goes to one address, from the shop, in both forms, and nothing in it can add a header', async () => {
    const box = new LetterBox();
    try {
      const outbound = new SmtpOutbound({ url: await box.open(), from });
      await outbound.deliver({ ...letter('s-1'), subject: '对话\r\nBcc: thief@evil.example' });
      expect(box.letters[0]?.to).toBe('anna@shop.example');
      const source = box.letters[0]?.source ?? '';
      expect(source).toMatch(/^From: "Harbour & Pine" <help@shop\.example>\r\n/m);
      expect(source).toMatch(/^Content-Type: text\/plain/m);
      expect(source).toMatch(/^Content-Type: text\/html/m);
      expect(source).not.toMatch(/^Bcc:/m);
    } finally {
      await box.close();
    }
  });
  it('leaves nothing behind on a signal that outlives it', async () => {
    const box = new LetterBox();
    const { signal } = new AbortController();
    try {
      await new SmtpOutbound({ url: await box.open(), from }).deliver(letter('s-1'), signal);
      expect(getEventListeners(signal, 'abort')).toEqual([]);
    } finally {
      await box.close();
    }
  });
  it('cannot be sent to several by an address that holds several', async () => {
    const box = new LetterBox();
    try {
      const outbound = new SmtpOutbound({ url: await box.open(), from, timeoutMs: 300 });
      await outbound.deliver(letter('s-1', 'a@shop.example, b@shop.example')).catch(() => undefined);
      expect(box.letters.length).toBeLessThanOrEqual(1);
      expect(box.letters[0]?.to ?? '').not.toBe('b@shop.example');
    } finally {
      await box.close();
    }
  });
});
