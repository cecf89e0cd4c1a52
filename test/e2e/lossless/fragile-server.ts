import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { begin, type Program } from '../../faults/program.js';

/** The server as an operator starts it, always at the same address, and killed without a warning. */
export class FragileServer {
  kills = 0;
  private constructor(
    readonly url: string,
    private readonly env: Readonly<Record<string, string>>,
    private program: Program,
  ) {}

  static async start(env: Readonly<Record<string, string>>): Promise<FragileServer> {
    const port = String(await freePort());
    const whole = { ...env, PORT: port };
    const program = begin(whole);
    await program.ready;
    return new FragileServer(`http://127.0.0.1:${port}`, whole, program);
  }

  async killAndStart(): Promise<void> {
    await this.kill();
    this.kills += 1;
    this.program = begin(this.env);
    await this.program.ready;
  }

  kill(): Promise<void> {
    return this.program.kill();
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
