import { beforeEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { InMemoryEventStore } from '#event-store';
import { rehearsalsProjection, rehearsalViewOf } from '#help';
import { SystemClock } from '#kernel';
import { type DataOf, helpPolicy } from '#protocol';
import { InMemoryReadModels } from '#read-models';
import { readConfig } from '../../config/config.js';
import { Settings } from '../../settings.js';
import { RehearsalLog } from './rehearsal-log.js';
import { Rehearsals } from './rehearsals.js';

const words = { saw: 'Failed again', action: 'Help' };
const policy = helpPolicy.parse({
  name: 'Payments',
  when: { happened: { event: 'PaymentFailed', times: 1, withinMinutes: 30 } },
  offer: { en: words, zh: words },
  limits: {},
});
const caller = { actor: { kind: 'administrator', id: 's-ada' }, correlationId: 'c' } as const;
const started = (rehearsalId: string): DataOf<'RehearsalStarted'> => ({
  rehearsalId,
  policy,
  from: '2026-11-15T10:00:00.000Z',
  to: '2026-11-22T10:00:00.000Z',
  upTo: '7',
});
const figures = {
  shoppers: 9,
  offers: 2,
  interrupted: 2,
  heldOut: 0,
  withheld: {},
  wentOnToAsk: 1,
  askedAnything: 1,
  questions: 3,
  foreseen: 1,
  ordered: 0,
  byDay: [],
};

const settings = new Settings(readConfig({}), pino({ level: 'silent' }));
let log: RehearsalLog;
const restarted = (): Promise<void> => new Rehearsals(log, settings).onApplicationBootstrap();
const viewOf = async (rehearsalId: string) => {
  const found = await log.find(rehearsalId);
  return found && rehearsalViewOf(found.document);
};

beforeEach(async () => {
  const readModels = new InMemoryReadModels();
  await readModels.define(rehearsalsProjection);
  log = new RehearsalLog(new InMemoryEventStore(), readModels, new SystemClock());
});

describe('a rehearsal whose process ended', () => {
  it('is told as interrupted after the next start, once; one that had ended stays as it was', async () => {
    await log.write({ type: 'RehearsalStarted', data: started('r-1') }, caller);
    await log.write({ type: 'RehearsalStarted', data: started('r-2') }, caller);
    await log.write({ type: 'RehearsalCancelled', data: { rehearsalId: 'r-2' } }, caller);
    await restarted();
    await restarted();
    expect(await viewOf('r-1')).toMatchObject({ state: 'interrupted', days: 7, by: 's-ada' });
    expect(await viewOf('r-2')).toMatchObject({ state: 'cancelled' });
  });

  it('still completes where it ran in another process all along, and what ended first counts', async () => {
    await log.write({ type: 'RehearsalStarted', data: started('r-1') }, caller);
    await restarted();
    const data = { rehearsalId: 'r-1', events: 70, figures, examples: [], milliseconds: 500 };
    await log.write({ type: 'RehearsalCompleted', data }, caller);
    await log.write({ type: 'RehearsalFailed', data: { rehearsalId: 'r-1', reason: 'Late.' } }, caller);
    const view = await viewOf('r-1');
    expect(view).toMatchObject({ state: 'done', result: { interrupted: 2, events: 70 } });
    expect(view?.eventsPerSecond).toBe(140);
  });
});
