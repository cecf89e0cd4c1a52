/** As much of an engine.io connection as this needs to know. */
export interface Connection {
  /** What waits until the client has taken what was sent before. */
  readonly writeBuffer: readonly unknown[];
  readonly transport: object;
  on(event: 'packetCreate', listener: (packet: { readonly data?: unknown }) => void): unknown;
  close(discard: boolean): unknown;
}

/** What may wait for one client, in UTF-16 code units: a long transcript many times over, and nothing a server feels. */
const MOST_WAITING = 1024 * 1024;

/**
 * Cuts a client off that does not read what it is sent: what waits for it would fill the memory that everybody
 * shares. It comes back when it can, and asks for what it has missed.
 *
 * @param connection just made
 * @param cut is told, before the connection is closed
 */
export function cutOffWhenSlow(connection: Connection, cut: () => void, most = MOST_WAITING): void {
  let waiting = 0;
  connection.on('packetCreate', ({ data }) => {
    if (connection.writeBuffer.length === 0) waiting = 0;
    waiting += sizeOf(data);
    if (waiting <= most || connection.writeBuffer.length === 0) return;
    cut();
    endAtOnce(connection);
  });
}

const sizeOf = (data: unknown): number =>
  typeof data === 'string' ? data.length : ArrayBuffer.isView(data) ? data.byteLength : 0;

/** Closing waits for the client to take what was sent and to say goodbye, which is what it does not do. */
function endAtOnce(connection: Connection): void {
  const { socket } = connection.transport as { readonly socket?: { terminate?(): void } };
  socket?.terminate?.();
  connection.close(true);
}
