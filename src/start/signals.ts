import type { Logger } from 'pino';

/** One Ctrl-C may arrive twice: from the terminal and from the program that started this one. */
const ECHO_MS = 300;

/** The first Ctrl-C or SIGTERM stops cleanly, the second at once. */
export function stopOnSignals(close: () => Promise<void>, log: Logger): void {
  let firstAt: number | undefined;
  const stop = (signal: NodeJS.Signals): void => {
    const now = performance.now();
    if (firstAt !== undefined) {
      if (now - firstAt > ECHO_MS) process.exit(130);
      return;
    }
    firstAt = now;
    log.info({ signal }, 'stopping');
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'the stop was not clean; what was acknowledged is safe');
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}
