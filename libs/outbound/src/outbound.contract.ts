import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DeliveryFailed, type Outbound, type Sending } from '#outbound';

/** The other side of an adapter, as a test holds it. */
export interface OutboundHarness {
  /** Begins with nothing taken. */
  open(): Promise<Outbound>;
  /** Where sendings of this adapter go. */
  sending(sendingId: string): Sending;
  /** The sending ids that the other side has, in order. */
  taken(): readonly string[];
  /** The next attempt is not taken: refused for now, refused for good, or never answered. */
  refuse(how: 'now' | 'for-good' | 'silently'): void;
  close(): Promise<void>;
}

/** Every promise of the Outbound port. An adapter passes it whole or is not one. */
export function outboundContract(name: string, make: () => OutboundHarness): void {
  describe(`${name} keeps the promises of Outbound`, () => {
    let harness: OutboundHarness;
    let outbound: Outbound;
    const failureOf = (attempt: Promise<void>): Promise<unknown> => attempt.then(() => undefined, String);
    const caught = (attempt: Promise<void>): Promise<unknown> =>
      attempt.then(
        () => undefined,
        (error: unknown) => error,
      );
    beforeEach(async () => {
      harness = make();
      outbound = await harness.open();
    });
    afterEach(() => harness.close());

    it('resolves once the other side has it, and tells it which sending it is', async () => {
      await outbound.deliver(harness.sending('s-1'));
      expect(harness.taken()).toEqual(['s-1']);
    });
    it('rejects where it was not taken, and takes it the next time under the same id', async () => {
      harness.refuse('now');
      const failure = await caught(outbound.deliver(harness.sending('s-1')));
      expect(failure).toBeInstanceOf(DeliveryFailed);
      expect((failure as DeliveryFailed).more.isFinal ?? false).toBe(false);
      expect(harness.taken()).toEqual([]);
      await outbound.deliver(harness.sending('s-1'));
      expect(harness.taken()).toEqual(['s-1']);
    });
    it('says where trying again is of no use', async () => {
      harness.refuse('for-good');
      expect(await caught(outbound.deliver(harness.sending('s-1')))).toMatchObject({
        more: { isFinal: true },
      });
    });
    it('ends when it is called off, and does not wait for an answer that never comes', async () => {
      harness.refuse('silently');
      const stop = new AbortController();
      const attempt = failureOf(outbound.deliver(harness.sending('s-1'), stop.signal));
      setTimeout(() => stop.abort(), 20);
      expect(await attempt).toContain('DeliveryFailed');
    });
    it('gives up by itself where no answer comes', async () => {
      harness.refuse('silently');
      expect(await caught(outbound.deliver(harness.sending('s-1')))).toBeInstanceOf(DeliveryFailed);
    });
    it('names nobody in what it says of a failure', async () => {
      harness.refuse('now');
      expect(await failureOf(outbound.deliver(harness.sending('s-1')))).not.toMatch(/anna|secret words/);
    });
  });
}
