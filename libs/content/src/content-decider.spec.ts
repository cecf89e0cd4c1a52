import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { RecordedEvent } from '#kernel';
import type { ContentBody } from '#protocol';
import { InMemoryEventStore } from '#event-store';
import {
  type ContentCommand,
  type ContentDocument,
  contentProjection,
  currentOf,
  decideContent,
  handleContentCommand,
  loadContent,
} from './index.js';

const answer = (source: string): ContentBody => ({ kind: 'answer', body: { source } });
const place = { kind: 'answer', contentId: 'hello', file: answer('file') } as const;
const metadata = {
  correlationId: 'c-1',
  actor: { kind: 'administrator', id: 'ada' },
  occurredAt: '2026-11-22T10:00:00.000Z',
} as const;

async function after(commands: readonly ContentCommand[], file: ContentBody | undefined = place.file) {
  const store = new InMemoryEventStore();
  const outcomes = [];
  for (const command of commands) {
    outcomes.push(await handleContentCommand(store, { ...place, file }, command, metadata));
  }
  return { store, outcomes, history: await loadContent(store, { ...place, file }) };
}
const write = (source: string, expectedVersion: number): ContentCommand => ({
  type: 'WriteContent',
  content: answer(source),
  expectedVersion,
});

describe('a piece of content', () => {
  it('has the file as version 0, and counts from there', async () => {
    const { history } = await after([write('one', 0), write('two', 1)]);
    expect(history.versions.map(({ version, content }) => [version, content])).toEqual([
      [0, answer('file')],
      [1, answer('one')],
      [2, answer('two')],
    ]);
    expect(currentOf(history)).toMatchObject({ by: 'ada', at: metadata.occurredAt });
  });

  it('is not overwritten by who has not seen what stands', async () => {
    const { outcomes, history } = await after([write('one', 0), write('mine', 0)]);
    expect(outcomes[1]).toMatchObject({ ok: false, error: { code: 'conflict', currentVersion: 1 } });
    expect(history.version).toBe(1);
  });

  it('takes the same twice as once, whatever was seen, but not once it was withdrawn', async () => {
    const { history, outcomes } = await after([write('one', 0), write('one', 0), write('one', 1)]);
    expect(outcomes.every(({ ok }) => ok)).toBe(true);
    expect(history.version).toBe(1);
    const withdrawn = await after([write('one', 0), { type: 'WithdrawContent' }, write('one', 0)]);
    expect(withdrawn.outcomes[2]?.ok).toBe(false);
    const back = await after([write('one', 0), { type: 'WithdrawContent' }, write('one', 2)]);
    expect(currentOf(back.history)?.version).toBe(3);
  });

  it('is brought back as a new version that says which it brings back', async () => {
    const { history } = await after([write('one', 0), { type: 'RestoreContent', version: 0 }]);
    expect(history.versions.at(-1)).toMatchObject({ version: 2, restores: 0, content: answer('file') });
    const { outcomes } = await after([{ type: 'RestoreContent', version: 7 }]);
    expect(outcomes[0]).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });

  it('is withdrawn once, and only where there is something', async () => {
    const { history } = await after([{ type: 'WithdrawContent' }, { type: 'WithdrawContent' }]);
    expect(history).toMatchObject({ version: 1, withdrawn: true });
    expect(currentOf(history)).toBeUndefined();
    const none = decideContent({ type: 'WithdrawContent' }, { ...history, versions: [], withdrawn: false });
    expect(none).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });

  it('is not of another kind', async () => {
    const content: ContentBody = {
      kind: 'intent',
      body: { title: { en: 'a', zh: 'a' }, examples: { en: [], zh: [] } },
    };
    const { outcomes } = await after([{ type: 'WriteContent', content, expectedVersion: 0 }]);
    expect(outcomes[0]).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
  });
});

const command: fc.Arbitrary<ContentCommand> = fc.oneof(
  fc.record({
    type: fc.constant('WriteContent' as const),
    content: fc.constantFrom('one', 'two').map(answer),
    expectedVersion: fc.nat(4),
  }),
  fc.record({ type: fc.constant('RestoreContent' as const), version: fc.nat(4) }),
  fc.record({ type: fc.constant('WithdrawContent' as const) }),
);

describe('the projection', () => {
  it('says what the decider says, whatever happened, also where events come twice', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(command, { maxLength: 12 }), async (commands) => {
        const { store, history } = await after(commands);
        const events = await store.readAll(0n);
        expect(events.map(({ revision }) => revision + 1)).toEqual(events.map(versionOf));
        const document = [...events, ...events].reduce<ContentDocument | undefined>(projected, undefined);
        expect(document?.version ?? 0).toBe(history.version);
        expect(document?.withdrawn ?? false).toBe(history.withdrawn);
        const current = currentOf(history);
        if (document && current) expect(document.content).toEqual(current.content);
      }),
      { numRuns: 60 },
    );
  });
});

const versionOf = ({ data }: RecordedEvent): number => (data as { version: number }).version;

function projected(before: ContentDocument | undefined, event: RecordedEvent): ContentDocument | undefined {
  const [change] = contentProjection.apply(event, { get: () => before });
  return change?.kind === 'put' ? change.document : before;
}
