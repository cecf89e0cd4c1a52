import { RawWebSocket } from './websocket.js';

/** A socket.io connection to one namespace: it emits and waits for the acknowledgement, and hears what is pushed. */
export class SocketIoClient {
  private next = 0;
  private pushed: (text: string) => void = () => undefined;
  private readonly waiting = new Map<number, (answer: string) => void>();

  private constructor(
    private readonly socket: RawWebSocket,
    private readonly namespace: string,
  ) {}

  static async open(
    port: number,
    namespace: string,
    auth: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<SocketIoClient> {
    const socket = await RawWebSocket.open(port, '/socket.io/?EIO=4&transport=websocket', headers);
    const client = new SocketIoClient(socket, namespace);
    await new Promise<void>((resolve, reject) => {
      socket.onText((text) => {
        if (text.startsWith('0')) socket.send(`40${namespace},${JSON.stringify(auth)}`);
        else if (text.startsWith('40')) resolve();
        else if (text.startsWith('44')) reject(new Error(text));
      });
    });
    socket.onText((text) => client.read(text));
    return client;
  }

  /** @returns the acknowledgement as it came over the wire */
  emit(event: string, input: unknown): Promise<string> {
    const id = this.next++;
    return new Promise((resolve) => {
      this.waiting.set(id, resolve);
      this.socket.send(`42${this.namespace},${id}${JSON.stringify([event, input])}`);
    });
  }

  /** @param listener is given each push as it came over the wire: `["event",…]` */
  onPush(listener: (text: string) => void): void {
    this.pushed = listener;
  }

  close(): void {
    this.socket.close();
  }

  private read(text: string): void {
    if (text === '2') this.socket.send('3');
    const push = `42${this.namespace},`;
    if (text.startsWith(push)) this.pushed(text.slice(push.length));
    const prefix = `43${this.namespace},`;
    if (!text.startsWith(prefix)) return;
    const bracket = text.indexOf('[', prefix.length);
    const id = Number(text.slice(prefix.length, bracket));
    this.waiting.get(id)?.(text.slice(bracket));
    this.waiting.delete(id);
  }
}
