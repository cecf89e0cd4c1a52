import { createServer, type AddressInfo } from 'node:net';
import { canStartCluster, type Cluster, startCluster } from './cluster.js';

let cluster: Promise<Cluster> | undefined;
const broker = createServer((socket) => {
  // The first suite that asks starts the one PostgreSQL of this run; a run that needs none starts none.
  if (!canStartCluster()) return void socket.end('{}');
  cluster ??= startCluster();
  cluster.then(
    (started) => socket.end(JSON.stringify({ url: started.url })),
    (error: unknown) => socket.end(JSON.stringify({ failed: String(error) })),
  );
});

/** Before jest's workers: a place where they can ask for PostgreSQL. */
export default async function setUp(): Promise<void> {
  if (process.env.DATABASE_URL) return;
  await new Promise<void>((resolve) => broker.listen(0, '127.0.0.1', resolve));
  process.env.PRESAGE_TEST_POSTGRES = String((broker.address() as AddressInfo).port);
}

/** After the last suite. */
export async function tearDown(): Promise<void> {
  broker.close();
  await (await cluster?.catch(() => undefined))?.remove();
}
