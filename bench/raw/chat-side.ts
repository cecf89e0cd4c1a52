import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Sessions } from '../../src/access/sessions.js';
import { FileStaffAccounts } from '../../src/access/staff-accounts.js';
import { expiryFrom, signVisitor } from '../../src/access/visitor-token.js';
import { openDataFolder } from '../../src/start/data-folder.js';
import { type Program, start } from './programs.js';
import { SocketIoClient } from './socket-io-client.js';

export const WRITE_KEY = 'harbour-pine-bench';

/** A server and the clients of it: ours or the bare one. */
export interface ChatSide {
  readonly program: Program;
  shopper(): Promise<SocketIoClient>;
  agent(): Promise<SocketIoClient>;
  stop(): Promise<void>;
}

export async function bareSide(): Promise<ChatSide> {
  const program = await start('bench/raw/bare-socket-io.js');
  return {
    program,
    shopper: () => SocketIoClient.open(program.port, '/shopper', { token: signVisitor('bare', somebody()) }),
    agent: () => SocketIoClient.open(program.port, '/agent', {}),
    stop: () => program.stop(),
  };
}

/** The whole server without what reads and answers messages, on files of its own, with one agent at the desk. */
export async function ourSide(): Promise<ChatSide> {
  const folder = await mkdtemp(join(tmpdir(), 'presage-bench-'));
  const secret = randomBytes(32).toString('hex');
  const cookie = await agentIn(folder);
  const program = await start('src/main.js', {
    PRESAGE_VAR: folder,
    DEMO: 'off',
    WRITE_KEY,
    TOKEN_SECRET: secret,
    PRESAGE_ROLES: 'gateway,projector',
    MESSAGES_PER_MINUTE: '1000000',
    CONNECTIONS_PER_MINUTE: '1000000',
    INGEST_PER_SECOND: '1000000',
  });
  return {
    program,
    shopper: () => SocketIoClient.open(program.port, '/shopper', { token: signVisitor(secret, somebody()) }),
    agent: () => SocketIoClient.open(program.port, '/agent', {}, { cookie }),
    stop: async () => {
      await program.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function agentIn(folder: string): Promise<string> {
  await openDataFolder(folder);
  const member = { id: 'agent', name: 'Agent', email: 'agent@shop.example', role: 'agent' } as const;
  await (await FileStaffAccounts.open(folder)).add(member, randomBytes(16).toString('hex'));
  return `presage_session=${await (await Sessions.open(folder)).start(member.id, new Date())}`;
}

function somebody() {
  const anonymousId = randomUUID();
  const shopperId = `a-${anonymousId}`;
  return { shopperId, anonymousId, ids: [shopperId], expires: expiryFrom(new Date()) };
}
