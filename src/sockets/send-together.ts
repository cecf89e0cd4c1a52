/** As much of an engine.io connection as this needs to know. */
export interface Sending {
  readonly transport: object;
  on(event: 'flush', listener: () => void): unknown;
}

/** What `ws` writes its frames to. */
interface Stream {
  cork(): void;
  uncork(): void;
}

/**
 * Lets the frames that a client is sent in one go leave in one write. Each would otherwise be a system call of its own,
 * and calling the system is most of what it costs to tell an agent of many conversations.
 *
 * @param connection just made; one that polls is left as it is
 */
export function sendTogether(connection: Sending): void {
  connection.on('flush', () => {
    const { socket } = connection.transport as { readonly socket?: { readonly _socket?: Stream } };
    const stream = socket?._socket;
    stream?.cork();
    process.nextTick(() => stream?.uncork());
  });
}
