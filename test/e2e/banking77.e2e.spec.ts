import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MessageAccepted, Recorded } from '#protocol';
import { type Classified, type Example, type ModelIdentity, readExamples } from '#understanding';
import type { Opened } from '../../src/roles/understanding-role.js';
import { eventually, type ShopperClient, shopperSocket, visitor } from './clients.js';
import { type Running, running } from './running.js';
import { trainedClassifier } from './trained-classifier.js';

const folder = join(process.env.PRESAGE_DATA ?? '../shared/data', 'banking77');
const describeWithData = existsSync(folder) ? describe : describe.skip;

const SHOPPERS = 10;
const EACH = 20;
const ASKED = SHOPPERS * EACH;
/** Of its 77 intents: enough to be wrong about, few enough to be learnt in seconds. */
const INTENTS = 25;
/** Of their 1,000 test questions, so that every intent has its turn. */
const EVERY = 5;
const TRAINING_MS = 300_000;

interface Asked extends Example {
  readonly messageId: string;
}

/** A connection, and how many acknowledgements (packets of type 3) came over it: a second one would show here too. */
interface Line {
  readonly socket: ShopperClient;
  acknowledgements: number;
}

describeWithData(
  'a server trained on part of Banking77, asked 200 of its test questions over sockets',
  () => {
    let own: string;
    let server: Running;
    let offline: Opened;
    let asked: readonly Asked[];
    let expected: readonly Classified[];
    let model: ModelIdentity;
    let lines: readonly Line[];
    const accepted = new Map<string, MessageAccepted>();
    const again: MessageAccepted[] = [];

    beforeAll(async () => {
      const learnt = await readExamples(join(folder, 'train.csv'));
      const known = new Set([...new Set(learnt.map(({ intent }) => intent))].sort().slice(0, INTENTS));
      const part = ({ intent }: Example): boolean => known.has(intent);
      const questions = (await readExamples(join(folder, 'test.csv')))
        .filter(part)
        .filter((_, i) => i % EVERY === 0);
      own = await mkdtemp(join(tmpdir(), 'presage-banking77-'));
      const examples = join(own, 'train.json');
      await writeFile(
        examples,
        JSON.stringify(learnt.filter(part).map(({ text, intent }) => ({ text, intent }))),
      );
      asked = questions.slice(0, ASKED).map((question) => ({ ...question, messageId: randomUUID() }));
      offline = await trainedClassifier(examples);
      ({ answers: expected, model } = await offline.answer(asked));
      server = await running({
        openClassifier: () => trainedClassifier(examples),
        env: { MESSAGES_PER_MINUTE: '1000' },
      });
      lines = (await Promise.all(Array.from({ length: SHOPPERS }, (_, n) => askAll(n)))).flat();
    }, TRAINING_MS);

    afterAll(async () => {
      for (const { socket } of lines) socket.close();
      await server.remove();
      await offline.close();
      await rm(own, { recursive: true, force: true });
    });

    /** One shopper's questions over two connections, the first one over both, as after a lost acknowledgement. */
    async function askAll(shopper: number): Promise<readonly Line[]> {
      const { token } = await visitor(server);
      const own = [await lineOf(token), await lineOf(token)] as const;
      const [first, ...others] = asked.slice(shopper * EACH, (shopper + 1) * EACH);
      if (first === undefined) return own;
      const { conversationId } = await ask(own[0], first);
      await Promise.all(others.map((one, i) => ask(own[i % 2 === 0 ? 1 : 0], one, conversationId)));
      again.push(await ask(own[1], first));
      return own;
    }

    async function ask(
      { socket }: Line,
      { messageId, text }: Asked,
      conversationId?: string,
    ): Promise<MessageAccepted> {
      const answer = await socket.emitWithAck('message.send', {
        messageId,
        text,
        ...(conversationId !== undefined && { conversationId }),
      });
      if (!answer.ok) throw new Error(answer.problem.message);
      if (!accepted.has(messageId)) accepted.set(messageId, answer.value);
      return answer.value;
    }

    async function lineOf(token: string): Promise<Line> {
      const line = { socket: await shopperSocket(server, token), acknowledgements: 0 };
      line.socket.io.engine.on('message', (packet: unknown) => {
        if (typeof packet === 'string' && packet.startsWith('3')) line.acknowledgements += 1;
      });
      return line;
    }

    const recorded = async <Type extends 'ShopperMessageSent' | 'IntentClassified'>(type: Type) =>
      (await server.house.store.readAll(
        0n,
        { types: [type] },
        10 * ASKED,
      )) as unknown as readonly Recorded<Type>[];

    const classified = () =>
      eventually(async () => {
        const found = await recorded('IntentClassified');
        return found.length >= ASKED ? found : undefined;
      });

    it('acknowledges each message once, and one that comes again as it did the first time', () => {
      expect(accepted.size).toBe(ASKED);
      expect(lines.reduce((sum, { acknowledgements }) => sum + acknowledgements, 0)).toBe(ASKED + SHOPPERS);
      expect(again).toEqual(again.map(({ messageId }) => accepted.get(messageId)));
    });

    it('stores each message once, with its own words and where the acknowledgement said', async () => {
      const stored = await recorded('ShopperMessageSent');
      expect(stored.map(({ data }) => [data.messageId, data.text]).sort()).toEqual(
        asked.map(({ messageId, text }) => [messageId, text]).sort(),
      );
      for (const { data, position } of stored) {
        const { conversationId, messageId } = data;
        expect(accepted.get(messageId)).toEqual({ conversationId, messageId, position: String(position) });
      }
    });

    it('classifies each message once, as the offline evaluation does', async () => {
      const found = await classified();
      expect(found.map(({ data }) => data.messageId).sort()).toEqual(
        asked.map(({ messageId }) => messageId).sort(),
      );
      const online = new Map(found.map(({ data }) => [data.messageId, data]));
      asked.forEach(({ messageId, text }, i) => {
        const top = online.get(messageId)?.ranking[0];
        const alone = expected[i]?.ranking[0];
        expect({ text, intent: top?.intent }).toEqual({ text, intent: alone?.intent });
        expect(Math.abs((top?.probability ?? NaN) - (alone?.probability ?? NaN))).toBeLessThan(1e-3);
        expect(online.get(messageId)?.model).toEqual(model);
      });
    });

    it('is right about most of them', async () => {
      const online = new Map((await classified()).map(({ data }) => [data.messageId, data]));
      const right = asked.filter(
        ({ messageId, intent }) => online.get(messageId)?.ranking[0]?.intent === intent,
      );
      process.stderr.write(`Banking77 over sockets: ${right.length} of ${ASKED} right\n`);
      expect(right.length / ASKED).toBeGreaterThan(0.87);
    });
  },
);
