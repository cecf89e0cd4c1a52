import { afterEach, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { foldTranscript, loadConversation } from '#conversation';
import { expiryFrom, signVisitor } from '../../src/access/visitor-token.js';
import { Sessions } from '../../src/access/sessions.js';
import { FileStaffAccounts } from '../../src/access/staff-accounts.js';
import { openDataFolder } from '../../src/start/data-folder.js';
import { openStores } from '../../src/stores/open-stores.js';
import { eventually } from './clients.js';
import { AnsweringAgent } from './lossless/answering-agent.js';
import { FragileServer } from './lossless/fragile-server.js';
import { cut } from './lossless/reconnecting.js';
import { TalkingShopper } from './lossless/talking-shopper.js';
import { Tally } from './lossless/tally.js';

/** The whole size takes minutes; every run shows the same on a smaller one. */
const size =
  process.env.PRESAGE_FULL === '1'
    ? { shoppers: 200, agents: 10, restarts: 20, lines: 2 }
    : { shoppers: 60, agents: 4, restarts: 6, lines: 1 };
const SECRET = randomBytes(32).toString('hex');
/** Share of the sockets that are cut in every round. */
const CUT = 0.15;

let folder = '';
let server: FragileServer | undefined;
const sockets: { disconnect(): unknown }[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.disconnect();
  await server?.kill();
  await rm(folder, { recursive: true, force: true });
});

async function started(): Promise<FragileServer> {
  return FragileServer.start({
    PRESAGE_VAR: folder,
    PRESAGE_ROLES: 'gateway,projector',
    DEMO: 'off',
    WRITE_KEY: 'harbour-pine-test',
    TOKEN_SECRET: SECRET,
    MESSAGES_PER_MINUTE: '100000',
    CONNECTIONS_PER_MINUTE: '1000000',
  });
}

/** Who are at the desk, with the cookie of a session each: made before the server is started. */
async function cookies(): Promise<readonly string[]> {
  await openDataFolder(folder);
  const staff = await FileStaffAccounts.open(folder);
  const sessions = await Sessions.open(folder);
  const all: string[] = [];
  for (let i = 0; i < size.agents; i++) {
    const member = {
      id: `agent-${String(i)}`,
      name: `Agent ${String(i)}`,
      email: `agent-${String(i)}@shop.example`,
    };
    await staff.add({ ...member, role: 'agent' }, randomBytes(16).toString('hex'));
    all.push(`presage_session=${await sessions.start(member.id, new Date())}`);
  }
  return all;
}

function shoppersAt({ url }: FragileServer, tally: Tally): TalkingShopper[] {
  const expires = expiryFrom(new Date());
  return Array.from({ length: size.shoppers }, (_, i) => {
    const anonymousId = `shopper-${String(i)}`;
    const shopperId = `a-${anonymousId}`;
    const token = signVisitor(SECRET, { shopperId, anonymousId, ids: [shopperId], expires });
    return new TalkingShopper(url, token, tally);
  });
}

describe('a conversation', () => {
  it('loses nothing and shows nothing twice, whatever happens to server and sockets', async () => {
    folder = await mkdtemp(join(tmpdir(), 'presage-lossless-'));
    const tally = new Tally();
    const all = await cookies();
    server = await started();
    const shoppers = shoppersAt(server, tally);
    const mine = new Map<string, number>();
    const agents = all.map(
      (cookie, i) => new AnsweringAgent(server?.url ?? '', cookie, tally, (id) => mine.get(id) === i),
    );
    sockets.push(...shoppers.map(({ socket }) => socket), ...agents.map(({ socket }) => socket));
    const everybody = [...shoppers, ...agents];

    for (let round = 0; round <= size.restarts; round++) {
      const talking = talk(shoppers, round, mine);
      const cutting = cutSome(everybody, tally);
      // Wherever it happens to be: in the middle of an append, of a push, of a handshake.
      const share = 0.3 + 0.7 * Math.random();
      await eventually(() => connected(everybody) >= share * everybody.length || undefined, 120_000);
      await pause(Math.random() * 700);
      if (round < size.restarts) await server.killAndStart();
      if (process.env.PRESAGE_FULL === '1')
        process.stderr.write(
          `round ${String(round)} ${String(connected(everybody))} ${new Date().toISOString()}\n`,
        );
      await Promise.all([talking, cutting]);
    }
    await eventually(
      () =>
        (shoppers.every(({ outbox }) => outbox.isEmpty) && agents.every(({ isDone }) => isDone)) || undefined,
      60_000,
    );
    const wanted = shoppers.length * (size.restarts + 1) * size.lines * 2;
    const told = await eventually(
      () => (delivered(shoppers, agents) >= wanted * 2 ? delivered(shoppers, agents) : undefined),
      60_000,
    ).catch(() => delivered(shoppers, agents));

    for (const { socket } of everybody) socket.disconnect();
    await server.kill();
    const kept = await fromLog(shoppers.map(({ conversationId }) => conversationId));
    const stored = [...kept.values()].flat();
    const duplicated = stored.length - new Set(stored).size;
    process.stdout.write(
      `${String(shoppers.length)} shoppers, ${String(agents.length)} agents, ${String(server.kills)} kills, ` +
        `${String(tally.cuts)} cuts, ${String(tally.connections)} connections: sent ${String(tally.sent)}, ` +
        `acknowledged ${String(tally.acknowledged.size)}, delivered ${String(told)} of ${String(wanted * 2)}, ` +
        `duplicated ${String(duplicated)} (sent again ${String(tally.sentAgain)}, came again ${String(tally.cameAgain)})\n`,
    );
    expect(tally.refused).toEqual([]);
    expect(tally.sent).toBe(wanted);
    expect(tally.acknowledged.size).toBe(wanted);
    expect(duplicated).toBe(0);
    expect(new Set(stored)).toEqual(tally.acknowledged);
    for (const { conversationId, screen, wrote } of shoppers) {
      const truth = kept.get(conversationId) ?? [];
      const agent = agents[mine.get(conversationId) ?? -1];
      expect(truth.filter((id) => wrote.includes(id))).toEqual(wrote);
      expect(screen.messageIds).toEqual(truth);
      expect(agent?.screens.get(conversationId)?.messageIds).toEqual(truth);
    }
  }, 900_000);
});

/** Everybody writes some lines, at their own pace. */
async function talk(
  shoppers: readonly TalkingShopper[],
  round: number,
  mine: Map<string, number>,
): Promise<void> {
  await Promise.all(
    shoppers.map(async (shopper, i) => {
      for (let line = 0; line < size.lines; line++) {
        await pause(Math.random() * 900);
        shopper.write(`Line ${String(line)} of round ${String(round)}`);
        mine.set(shopper.conversationId, i % size.agents);
      }
    }),
  );
}

type Everybody = readonly { readonly socket: TalkingShopper['socket'] | AnsweringAgent['socket'] }[];

const connected = (everybody: Everybody): number => everybody.filter(({ socket }) => socket.connected).length;

async function cutSome(everybody: Everybody, tally: Tally): Promise<void> {
  await Promise.all(
    everybody.map(async ({ socket }) => {
      if (Math.random() > CUT) return;
      for (let waited = 0; !socket.connected && waited < 5_000; waited += 100) await pause(100);
      await pause(Math.random() * 300);
      if (!socket.connected) return;
      tally.cuts += 1;
      cut(socket);
    }),
  );
}

/** Messages on screens of those they are for: each stands on two. */
function delivered(shoppers: readonly TalkingShopper[], agents: readonly AnsweringAgent[]): number {
  const screens = [
    ...shoppers.map(({ screen }) => screen),
    ...agents.flatMap(({ screens }) => [...screens.values()]),
  ];
  return screens.reduce((sum, { messageIds }) => sum + messageIds.length, 0);
}

/** Ids of messages as the log holds them, by conversation: every event counts, so that a message stored twice shows. */
async function fromLog(conversationIds: readonly string[]): Promise<Map<string, string[]>> {
  const config = { dataFolder: folder, masterKey: undefined, eventStore: 'sqlite', readModels: 'sqlite' };
  const stores = await openStores(config);
  const kept = new Map<string, string[]>();
  for (const id of conversationIds) {
    const { events } = await loadConversation(stores.store, id);
    const said = events.flatMap(({ type, data }) =>
      (type === 'ShopperMessageSent' || type === 'AgentMessageSent') && 'messageId' in data
        ? [data.messageId]
        : [],
    );
    expect(foldTranscript(events)?.entries.filter(({ kind }) => kind !== 'note')).toHaveLength(
      new Set(said).size,
    );
    kept.set(id, said);
  }
  await stores.close();
  return kept;
}
