import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {
  AnsweredTwice,
  EvaluationView,
  ForgettingProof,
  GateView,
  HeldOutAnswer,
  MessageAccepted,
  ModelsView,
  ModelView,
  Recorded,
  TrainingView,
  WhatIfView,
} from '#protocol';
import { isRight, readExamples } from '#understanding';
import { FixedForesight } from '../../src/foresight/online/serving-foresight.js';
import { Administrator } from './administrator.js';
import {
  type AgentClient,
  agentSocket,
  cookieOf,
  eventually,
  type ShopperClient,
  shopperSocket,
  visitor,
} from './clients.js';
import { type Running, running } from './running.js';

const INTENTS = ['coupon_problem', 'invoice', 'order_status', 'return_item', 'size', 'gift_card'];
/** What nobody had thought of, and what an agent says it is. */
const [UNFORESEEN, MEANT] = ['gift_wrapping', 'gift_card'] as const;
const MESSAGES = 20;
const SECRET = 'please wrap it for erika.mustermann@example.com at Kirschblütenallee 17';
const TIMEOUT_MS = 120_000;
const path = '/api/admin/models/intents';

describe('a model that people correct', () => {
  let folder: string;
  let env: Record<string, string>;
  let server: Running;
  let administrator: Administrator;
  let agent: AgentClient;
  let shopper: ShopperClient;
  let texts: readonly string[];
  let conversationId: string;
  let shopperId: string;
  const said = new Map<string, string>();
  let lastCorrected: string;
  let first: string;
  let second: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'presage-models-'));
    const intents = join(folder, 'intents');
    await mkdir(intents);
    for (const name of INTENTS) await copyFile(join('intents', `${name}.yml`), join(intents, `${name}.yml`));
    const golden = (await readExamples('intents/golden')).filter(({ intent }) => INTENTS.includes(intent));
    env = { INTENTS: intents, GOLDEN: join(folder, 'golden.json'), MESSAGES_PER_MINUTE: '1000' };
    await writeFile(env.GOLDEN ?? '', JSON.stringify(golden.map(({ text, intent }) => ({ text, intent }))));
    const unforeseen = await readExamples(join('intents', `${UNFORESEEN}.yml`));
    texts = unforeseen.map(({ text }) => text);
    server = await begin();
    administrator = await Administrator.at(server);
    agent = await agentSocket(server, await cookieOf(server, 'agent'));
    const known = await visitor(server);
    ({ shopperId } = known);
    shopper = await shopperSocket(server, known.token);
  }, TIMEOUT_MS);

  afterAll(async () => {
    agent.close();
    shopper.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });

  async function say(text: string): Promise<string> {
    const messageId = randomUUID();
    const to = said.size > 0 ? { conversationId } : {};
    const answer = await shopper.emitWithAck('message.send', { messageId, text, ...to });
    if (!answer.ok) throw new Error(answer.problem.message);
    ({ conversationId } = answer.value satisfies MessageAccepted);
    said.set(messageId, text);
    return messageId;
  }

  async function classified(messageId: string): Promise<Recorded<'IntentClassified'>> {
    return eventually(async () => {
      const events = await server.house.store.readStream(`conversation-${conversationId}`);
      return (events as Recorded[]).find(
        (event): event is Recorded<'IntentClassified'> =>
          event.type === 'IntentClassified' && event.data.messageId === messageId,
      );
    });
  }

  const begin = (): Promise<Running> => {
    const places = { folder: join(folder, 'var'), modelsFolder: join(folder, 'var', 'models') };
    return running({ ...places, serving: new FixedForesight(), env });
  };

  const page = (): Promise<ModelsView> => administrator.get(path);

  async function trained(trainingId: string): Promise<TrainingView> {
    const deadline = Date.now() + 60_000;
    for (;;) {
      const found = (await page()).trainings.find((one) => one.trainingId === trainingId);
      if (found?.state === 'done') return found;
      if (found?.state === 'failed' || Date.now() > deadline) throw new Error(JSON.stringify(found));
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** Everything is looked through, and again where something was found. */
  async function proved(): Promise<ForgettingProof> {
    for (;;) {
      const all = await administrator.get<readonly ForgettingProof[]>('/api/admin/forgotten');
      const found = all.find((one) => one.shopperId === shopperId && one.provedAt !== undefined);
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  it('is made and promoted by itself the first time', async () => {
    const { versions, examples } = await page();
    expect(versions).toMatchObject([{ state: 'champion', kept: true, corrections: 0 }]);
    expect(examples).toMatchObject({ intents: INTENTS.length, corrections: 0, changed: false });
    first = versions[0]?.version ?? '';
    const { data } = await classified(await say('hello'));
    expect(data.model).toEqual({ name: 'intents', version: first });
  });

  it('tells agents what can be chosen, and takes nothing else', async () => {
    const messageId = await say('Where is my order HP-10234? I am so angry!');
    const { data } = await classified(messageId);
    expect(data).toMatchObject({ language: 'en', sentiment: { label: 'negative' } });
    expect(data.entities).toMatchObject([{ type: 'order', value: 'HP-10234' }]);
    expect(data.languageConfidence).toBeGreaterThan(0.5);
    const other = await agentSocket(server, await cookieOf(server, 'agent'));
    const chosen = await new Promise((resolve) => {
      other.once('intents', resolve);
      // They come on connection, which may be over before anybody listens.
      other.disconnect().connect();
    });
    other.close();
    expect(chosen).toEqual([...INTENTS].sort());
    const refused = await agent.emitWithAck('intent.correct', {
      conversationId,
      messageId,
      intent: 'gift_crad',
    });
    expect(refused).toMatchObject({ ok: false, problem: { code: 'invalid-input' } });
  });

  it(
    'is corrected, and takes one back',
    async () => {
      let corrected = 0;
      for (const text of [SECRET, ...texts]) {
        if (corrected === MESSAGES) break;
        const messageId = await say(text);
        const { ranking, outOfScope } = (await classified(messageId)).data;
        if (ranking[0]?.intent === MEANT && !outOfScope) continue;
        const done = await agent.emitWithAck('intent.correct', { conversationId, messageId, intent: MEANT });
        expect(done).toEqual({ ok: true, value: null });
        lastCorrected = text;
        corrected++;
      }
      const extra = await say('do you sell boats?');
      await classified(extra);
      await agent.emitWithAck('intent.correct', { conversationId, messageId: extra, intent: 'size' });
      await agent.emitWithAck('intent.withdrawCorrection', { conversationId, messageId: extra });
      const { examples } = await eventually(async () => {
        const found = await page();
        return found.examples.corrections === MESSAGES ? found : undefined;
      });
      expect(examples.changed).toBe(true);
    },
    TIMEOUT_MS,
  );

  it(
    'learns from it when an administrator says so, one training at a time',
    async () => {
      const asked = await administrator.post<TrainingView>(`${path}/trainings`, { grade: 'fast' });
      expect(asked).toMatchObject({ grade: 'fast', startedBy: 'Jonas', can: ['cancel'] });
      await expect(administrator.post(`${path}/trainings`, { grade: 'fast' })).rejects.toThrow(
        /is running already/,
      );
      second = (await trained(asked.trainingId)).version ?? '';
      const { versions } = await page();
      expect(versions).toMatchObject([
        { version: second, state: 'candidate', corrections: MESSAGES },
        { version: first, state: 'champion' },
      ]);
    },
    TIMEOUT_MS,
  );

  it(
    'shows what would change: the corrected messages are right now',
    async () => {
      const seen = await administrator.get<WhatIfView>(`${path}/versions/${second}/what-if?days=1`);
      expect(seen).toMatchObject({ champion: first, candidate: second, messages: said.size });
      expect(seen.corrected).toMatchObject({ questions: MESSAGES, candidate: MESSAGES, broken: 0 });
      expect(seen.corrected.champion).toBeLessThan(MESSAGES);
      const wrong = seen.corrected.answers.filter(
        ({ actual, candidate }: AnsweredTwice) => actual === undefined || !isRight(actual, candidate),
      );
      expect(wrong).toEqual([]);
    },
    TIMEOUT_MS,
  );

  it(
    'answers after it was promoted through the gate, and says so in the event',
    async () => {
      const gate = await administrator.get<GateView>(`${path}/versions/${second}/gate`);
      expect(gate.corrections).toMatchObject({ questions: MESSAGES, candidate: MESSAGES });
      expect(gate.passed).toBe(true);
      const promoted = await administrator.post<ModelView>(`${path}/versions/${second}/promote`);
      expect(promoted).toMatchObject({ version: second, state: 'champion' });
      const { data } = await classified(await say(lastCorrected));
      expect(data.model.version).toBe(second);
      expect(data.ranking[0]?.intent).toBe(MEANT);
    },
    TIMEOUT_MS,
  );

  it(
    'shows what it was measured by, and answers the share of the questions that is asked for',
    async () => {
      const evaluation = await administrator.get<EvaluationView>(`${path}/versions/${second}/evaluation`);
      expect(evaluation.intents.map(({ intent }) => intent)).toEqual([...INTENTS].sort());
      expect(evaluation.golden?.texts).toBeGreaterThan(20);
      expect(evaluation.learning.length).toBeGreaterThan(1);
      const cell = await administrator.get<readonly HeldOutAnswer[]>(
        `${path}/versions/${second}/answers?actual=${MEANT}`,
      );
      expect(cell.length).toBe(evaluation.intents.find(({ intent }) => intent === MEANT)?.texts);
      expect(cell.map(({ text }) => text)).toContain(SECRET);
      const scoped = await administrator.put<ModelView>(`${path}/versions/${second}/scope`, {
        coverage: 0.5,
      });
      expect(scoped.scope?.coverage).toBe(0.5);
      const { data } = await classified(await say('hmm'));
      expect(data).toMatchObject({ outOfScope: true, band: 'unsure', model: { version: second } });
      await administrator.get(`${path}/review`);
    },
    TIMEOUT_MS,
  );

  it('goes back, and cannot go further', async () => {
    const back = await administrator.post<ModelView>(`${path}/rollback`);
    expect(back).toMatchObject({ version: first, state: 'champion' });
    expect((await classified(await say('and now?'))).data.model.version).toBe(first);
    await expect(administrator.post(`${path}/rollback`)).rejects.toThrow(/nothing to go back to/);
  });

  it(
    'keeps no words of a shopper who is forgotten, neither in models nor in what they were measured by',
    async () => {
      const request = { confirm: shopperId, reason: 'asked by mail' };
      await administrator.post(`/api/admin/shoppers/${shopperId}/forget`, request);
      const proof = await proved();
      expect(proof.checks.filter(({ found, what }) => found > 0 && what !== 'log')).toEqual([]);
      const { examples } = await page();
      expect(examples.corrections).toBe(0);
      const cell = await administrator.get<readonly HeldOutAnswer[]>(`${path}/versions/${second}/answers`);
      expect(cell.map(({ text }) => text)).not.toContain(SECRET);
      for (const file of await readdir(join(folder, 'var', 'models'))) {
        const bytes = await readFile(join(folder, 'var', 'models', file)).catch(() => Buffer.alloc(0));
        for (const word of ['mustermann', 'kirschblütenallee']) expect(bytes.includes(word)).toBe(false);
      }
    },
    TIMEOUT_MS,
  );

  it(
    'answers with the same version after a restart, without a training',
    async () => {
      agent.close();
      shopper.close();
      await server.stop();
      server = await begin();
      administrator = await Administrator.at(server);
      expect((await page()).versions.map(({ version, state }) => [version, state])).toEqual([
        [second, 'former'],
        [first, 'champion'],
      ]);
    },
    TIMEOUT_MS,
  );
});
