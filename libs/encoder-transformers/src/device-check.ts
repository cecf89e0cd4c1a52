import { execFile } from 'node:child_process';
import { arch, platform } from 'node:os';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { adviceFor } from './device-advice.js';
import type { Device, EncoderStart } from './encoder-messages.js';

const PATIENCE_MS = 120_000;

/** The device asked for cannot be used; the message says what failed and what to install. */
export class DeviceUnavailable extends Error {
  override readonly name = 'DeviceUnavailable';

  constructor(
    readonly device: Device,
    readonly reason: string,
    readonly advice: string,
  ) {
    super(`DEVICE=${device} cannot be used: ${reason}. ${advice}`);
  }
}

/**
 * Loads the model and computes a batch in a process of its own: a driver may end the process it is loaded into, and
 * writes what it has to say on standard error.
 *
 * @throws DeviceUnavailable
 */
export async function checkDevice(start: EncoderStart): Promise<void> {
  // The processor needs no proof: a model that does not run on it fails when it is started.
  if (start.device === 'cpu') return;
  const trial = fileURLToPath(new URL('./device-trial.js', import.meta.url));
  try {
    const options = { timeout: PATIENCE_MS, maxBuffer: 10_000_000 };
    await promisify(execFile)(process.execPath, [trial, JSON.stringify(start)], options);
  } catch (error) {
    const { stderr = '', signal } = error as { stderr?: string; signal?: string | null };
    const said = signal ? `${stderr}\nit ended its process with ${signal}` : stderr;
    const { reason, advice } = adviceFor(start.device, said, `${platform()} ${arch()}`);
    throw new DeviceUnavailable(start.device, reason, advice);
  }
}

/** Where to compute: the device asked for where it works, else the processor, and a line that says why. */
export async function usableDevice(
  start: EncoderStart,
  strict: boolean,
): Promise<{ device: Device; note?: string }> {
  try {
    await checkDevice(start);
    return { device: start.device };
  } catch (error) {
    if (strict || !(error instanceof DeviceUnavailable)) throw error;
    return { device: 'cpu', note: `${error.message} Computing on the cpu instead.` };
  }
}
