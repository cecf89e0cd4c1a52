import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { type NewEvent, SystemClock, UuidV7Ids } from '#kernel';
import { keyDestroyer } from '#privacy';
import { type Projection, ProjectionRunner } from '#projections';
import { type DataOf, type EventType, FORGOTTEN, type ForgettingProof, type ProofCheck } from '#protocol';
import { restoreBackup, takeBackup } from '#safekeeping';
import { portraitOf } from '#shopper';
import { projections } from '../projections.js';
import { openStores, type Stores } from '../stores/open-stores.js';
import { destroyForgottenKeys } from './destroy-forgotten-keys.js';
import { Forgetting } from './forgetting.js';
import { OngoingForgettings } from './ongoing-forgettings.js';
import { allForgettings } from './proofs.js';

const MAIL = 'anna.petersen@example.com';
const ids = new UuidV7Ids();
const clock = new SystemClock();

let folder = '';
let stores: Stores;
let runner: ProjectionRunner;
let forgetting: Forgetting;

const config = (dataFolder: string) => ({
  dataFolder,
  masterKey: undefined,
  eventStore: 'sqlite',
  readModels: 'sqlite',
});

async function open(): Promise<void> {
  stores = await openStores(config(folder));
  await destroyForgottenKeys(stores);
  runner = new ProjectionRunner(stores.store, stores.readModels, projections, clock, {
    beforeRefold: keyDestroyer(stores.keys),
  });
  await runner.start();
  forgetting = forgettingOf(projections);
}
function forgettingOf(known: readonly Projection[]): Forgetting {
  const untilCaughtUp = (position: bigint): Promise<void> => runner.untilCaughtUp(position);
  const places = { dataFolder: folder, backupsFolder: join(folder, 'backups') };
  return new Forgetting({ ...stores, clock, ids, projections: known, untilCaughtUp, ...places }, []);
}
function projectionNamed(name: string): Projection {
  const found = projections.find((one) => one.name === name);
  if (!found) throw new Error(`There is no projection ${name}.`);
  return found;
}
async function close(): Promise<void> {
  await runner.stop();
  await stores.close();
}
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'presage-forgetting-'));
  await open();
});
afterEach(async () => {
  await close();
  await rm(folder, { recursive: true, force: true });
});

function event<Type extends EventType>(type: Type, data: DataOf<Type>): NewEvent {
  const occurredAt = clock.now().toISOString();
  const metadata = { correlationId: 'test', actor: { kind: 'shopper', id: 'u-anna' }, occurredAt } as const;
  return { id: ids.next(), type, schemaVersion: 1, data, metadata };
}
const identified = (email: string): NewEvent => event('ShopperIdentified', { traits: { email } });
const seen = (path: string): NewEvent => event('PageViewed', { path });
const talk = (shopperId: string, text: string): readonly NewEvent[] => {
  const of = { conversationId: `c-${shopperId}`, shopperId };
  return [
    event('ConversationStarted', { ...of, language: 'en' }),
    event('ShopperMessageSent', { ...of, messageId: ids.next(), text }),
  ];
};
const who = {
  actor: { kind: 'administrator', id: 'admin' },
  correlationId: 'test',
  reason: 'asked',
} as const;
const forgotten = async (): Promise<ForgettingProof> => (await forgetting.forget('u-anna', who)).proved;
const check = ({ checks }: ForgettingProof, what: string): ProofCheck | undefined =>
  checks.find((one) => one.what === what);
const left = ({ checks }: ForgettingProof): object =>
  Object.fromEntries(checks.filter(({ found }) => found > 0).map(({ what, found }) => [what, found]));

describe('the proof of a forgetting', () => {
  it('finds nothing where all is well, and does not take what others say for theirs', async () => {
    const common = 'Where is my order? It should have come on Monday.';
    await stores.store.append('shopper-u-anna', [
      identified(MAIL),
      event('ProductViewed', { product_id: 'p', name: 'Cast-iron skillet' }),
    ]);
    await stores.store.append('conversation-c-u-anna', talk('u-anna', `${common} The Cast-iron skillet.`));
    await stores.store.append('conversation-c-u-ben', talk('u-ben', common));
    expect(left(await forgotten())).toEqual({});
    expect((await stores.store.readStream('conversation-c-u-ben'))[1]?.data).toMatchObject({ text: common });
  });

  it('reaches what was seen of them where help was offered', async () => {
    const about = {
      shopperId: 'u-anna',
      offerId: 'o-1',
      policyId: 'p-1',
      policyVersion: 1,
      about: 'visit:1',
    };
    const words = { language: 'en', saw: 'The coupon ANNA40 was not accepted.', action: 'Why?' } as const;
    const offer = { ...about, ...words, arm: 'offer', intent: null, evidence: [] } as const;
    await stores.store.append('shopper-u-anna', [identified(MAIL)]);
    await stores.store.append('help-u-anna', [event('HelpOffered', { ...offer, evidence: [] })]);
    expect((await forgetting.preview('u-anna')).personalFields).toBe(2);
    expect(left(await forgotten())).toEqual({});
    expect((await stores.store.readStream('help-u-anna'))[0]?.data).toMatchObject({ saw: FORGOTTEN });
  });

  it('finds what stands in plain text in the log from before there was sealing', async () => {
    await stores.log.append('shopper-u-anna', [identified(MAIL)]);
    const proof = await forgotten();
    expect(left(proof)).toMatchObject({ log: 1 });
    expect(check(proof, 'log')?.finding).toContain('presage import-log');
  });

  it('finds an address of theirs in fields that nobody marked as personal', async () => {
    await stores.store.append('shopper-u-anna', [identified(MAIL), seen(`/account/${MAIL}`)]);
    const proof = await forgotten();
    expect(left(proof)).toMatchObject({ log: 1 });
    expect(check(proof, 'log')?.finding).toContain('not personal');
  });

  it('finds what a file still holds, and names the file', async () => {
    await stores.store.append('shopper-u-anna', [identified(MAIL)]);
    await mkdir(join(folder, 'imports'));
    await writeFile(join(folder, 'imports', 'customers.rejected.ndjson'), `{"row":"1,${MAIL}"}`);
    const proof = await forgotten();
    expect(left(proof)).toEqual({ files: 1 });
    expect(check(proof, 'files')?.finding).toContain('imports/customers.rejected.ndjson');
  });

  it('finds what a document still holds', async () => {
    await stores.store.append('shopper-u-anna', [identified(MAIL)]);
    // One that nobody projects any more, so that nobody folds it again.
    const stray = { ...projectionNamed('portrait'), name: 'stray' };
    await stores.readModels.define(stray);
    const change = { kind: 'put', key: 'u-anna', document: { kept: MAIL } } as const;
    await stores.readModels.commit(stray, [change], 1_000n);
    forgetting = forgettingOf([...projections, stray]);
    const { proved } = await forgetting.forget('u-anna', who);
    expect(left(await proved)).toMatchObject({ 'read-models': 1 });
  });

  it('is written by the next start where the process ended before, though nobody knows the values', async () => {
    await stores.store.append('shopper-u-anna', [identified(MAIL)]);
    const stop = new AbortController();
    const { proved } = await forgetting.forget('u-anna', who, stop.signal);
    stop.abort();
    await expect(proved).rejects.toThrow();
    await close();
    await open();
    const ongoing = new OngoingForgettings(forgetting, pino({ level: 'silent' }));
    await ongoing.start();
    let proof: ForgettingProof | undefined;
    while (proof?.provedAt === undefined) {
      await wait(20);
      proof = (await allForgettings(stores.store))[0]?.proof;
    }
    await ongoing.stop();
    expect(left(proof)).toEqual({});
    expect(check(proof, 'files')?.finding).toContain('known to nobody');
  });
});

describe('what was forgotten', () => {
  it('stays so in a log that is restored from a backup taken before', async () => {
    await stores.store.append('shopper-u-anna', [identified(MAIL)]);
    await stores.store.append('conversation-c-u-anna', talk('u-anna', 'my secret'));
    const backup = join(folder, 'backups', 'before');
    await takeBackup(stores.log, { folder: backup, takenAt: clock.now() });
    expect(left(await forgotten())).toEqual({});
    await close();
    // A new data folder, with the keys of today.
    const elsewhere = join(folder, 'elsewhere');
    await mkdir(elsewhere);
    for (const name of ['keys.sqlite', 'master.key'])
      await copyFile(join(folder, name), join(elsewhere, name));
    const restored = await openStores(config(elsewhere));
    await restoreBackup({ folder: backup, log: restored.log, dataFolder: elsewhere });
    const events = await restored.store.readAll(0n);
    expect(events.map(({ type }) => type)).toEqual([
      'ShopperIdentified',
      'ConversationStarted',
      'ShopperMessageSent',
    ]);
    expect(events[0]?.data).toEqual({ traits: FORGOTTEN });
    expect(events[2]?.data).toMatchObject({ text: FORGOTTEN });
    await restored.close();
    await open();
  });

  it('stays so where an older copy of the keys is put back', async () => {
    await stores.store.append('shopper-u-anna', [identified(MAIL)]);
    await close();
    await copyFile(join(folder, 'keys.sqlite'), join(folder, 'older'));
    await open();
    await forgotten();
    await close();
    await copyFile(join(folder, 'older'), join(folder, 'keys.sqlite'));
    await open();
    expect((await stores.store.readStream('shopper-u-anna'))[0]?.data).toEqual({ traits: FORGOTTEN });
    const [key] = await stores.keys.of(['u-anna']);
    expect(key).toHaveProperty('destroyedAt');
  });

  it('is every id of the person, and what they said under each', async () => {
    await stores.store.append('shopper-a-browser', [seen('/')]);
    await stores.store.append('conversation-c-a-browser', talk('a-browser', 'my secret'));
    await stores.store.append('shopper-u-anna', [
      identified(MAIL),
      event('ShoppersMerged', { from: 'a-browser', into: 'u-anna' }),
    ]);
    const preview = await forgetting.preview('a-browser');
    expect(preview).toMatchObject({ conversations: 1, personalFields: 2, events: 5 });
    const proof = await forgotten();
    expect([...proof.shopperIds].sort()).toEqual(['a-browser', 'u-anna']);
    expect((await stores.store.readStream('conversation-c-a-browser'))[1]?.data).toMatchObject({
      text: FORGOTTEN,
    });
    expect((await portraitOf(stores.readModels, 'a-browser'))?.traits).toEqual(FORGOTTEN);
    expect((await forgetting.preview('a-browser')).alreadyForgotten).toBe(true);
  });

  it('takes nothing from somebody who came back, also when the documents are built anew', async () => {
    await stores.store.append('shopper-u-anna', [identified(MAIL)]);
    await forgotten();
    await stores.store.append('shopper-u-anna', [identified('new@example.com')]);
    await runner.untilCaughtUp(await stores.store.head());
    await runner.stop();
    for (const projection of projections) await stores.readModels.clear(projection);
    await runner.start();
    await runner.untilCaughtUp(await stores.store.head());
    expect((await portraitOf(stores.readModels, 'u-anna'))?.traits).toEqual({ email: 'new@example.com' });
    expect((await readFile(join(folder, 'keys.sqlite'))).length).toBeGreaterThan(0);
  });

  it('is refused where nobody is known, or nothing is left to forget', async () => {
    await expect(forgetting.forget('u-nobody', who)).rejects.toThrow('Nobody is known as u-nobody');
    await stores.store.append('shopper-u-anna', [identified(MAIL)]);
    await forgotten();
    await expect(forgetting.forget('u-anna', who)).rejects.toThrow('forgotten already');
  });
});
