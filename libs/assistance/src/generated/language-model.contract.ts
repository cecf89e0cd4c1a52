import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { LanguageModel } from './language-model.js';

/** A model that says what it is told to, and remembers what it was asked. */
export interface LanguageModelHarness {
  readonly model: LanguageModel;
  says(next: { readonly text: string } | 'silence' | 'failure'): void;
  /** Each asking with all that was sent of it, as one text. */
  asked(): readonly string[];
  close(): Promise<void>;
}

/** What every adapter of `LanguageModel` promises. */
export function languageModelContract(name: string, open: () => Promise<LanguageModelHarness>): void {
  describe(`${name} keeps the promises of LanguageModel`, () => {
    let harness: LanguageModelHarness;
    beforeEach(async () => {
      harness = await open();
    });
    afterEach(() => harness.close());
    const complete = (signal = AbortSignal.timeout(5_000)) =>
      harness.model.complete({ system: 'the rules', prompt: '{"question":"why"}', signal });

    it('gives the answer as it came, and which version gave it', async () => {
      harness.says({ text: '  Because [1].\n' });
      const { text, version } = await complete();
      expect(text).toBe('  Because [1].\n');
      expect(version).not.toBe('');
    });

    it('sends the rules and the data, once, and no tools', async () => {
      harness.says({ text: 'x' });
      await complete();
      const [asked, ...more] = harness.asked();
      expect(more).toEqual([]);
      expect(asked).toContain('the rules');
      expect(asked).toContain(String.raw`{\"question\":\"why\"}`);
      expect(asked).not.toMatch(/"tools"|"functions"/);
    });

    it('fails where the model does, and does not ask again by itself', async () => {
      harness.says('failure');
      await expect(complete()).rejects.toThrow();
      expect(harness.asked()).toHaveLength(1);
    });

    it('waits no longer than it is told', async () => {
      harness.says('silence');
      const start = performance.now();
      await expect(complete(AbortSignal.timeout(50))).rejects.toThrow();
      expect(performance.now() - start).toBeLessThan(4_000);
    });
  });
}
