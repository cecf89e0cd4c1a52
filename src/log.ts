import type { LoggerService } from '@nestjs/common';
import { type Logger, pino } from 'pino';
import type { Config } from './config/config.js';

/** Lines for machines; on a terminal warnings only, so that the start stays readable. */
export function openLogger(config: Pick<Config, 'logLevel'>): Logger {
  const level = config.logLevel ?? (process.stdout.isTTY ? 'warn' : 'info');
  const target = pino.destination({ dest: 2, sync: true });
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, target);
}

/** Nest's own messages. Its bootstrap is of interest only to the one who debugs it. */
export class NestLog implements LoggerService {
  constructor(private readonly pino: Logger) {}

  log(message: unknown, context?: unknown): void {
    this.pino.debug({ context }, String(message));
  }
  error(message: unknown, ...rest: unknown[]): void {
    if (message instanceof Error) this.pino.error({ err: message });
    else this.pino.error({ rest }, String(message));
  }
  warn(message: unknown, context?: unknown): void {
    this.pino.warn({ context }, String(message));
  }
  debug(message: unknown, context?: unknown): void {
    this.pino.debug({ context }, String(message));
  }
  verbose(message: unknown, context?: unknown): void {
    this.pino.trace({ context }, String(message));
  }
}
