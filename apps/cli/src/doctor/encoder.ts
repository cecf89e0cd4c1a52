import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  checkDevice,
  describeEncoder,
  DeviceUnavailable,
  EncoderFailed,
  EncoderInvalid,
  type EncoderDescription,
  type EncoderOptions,
  TransformersSentenceEncoder,
} from '#encoder-transformers';
import type { Finding } from './finding.js';
import { type Speed, speedOf } from './speed.js';

export interface EncoderReport {
  readonly findings: readonly Finding[];
  readonly encoder?: {
    readonly asked: string;
    readonly name: string;
    readonly folder: string;
    readonly megabytes: number;
    readonly dimensions: number;
    readonly languages: readonly string[];
    readonly precision: string;
    readonly threads: number;
  };
  readonly device?: { readonly asked: string; readonly used: string; readonly reason?: string };
  readonly speed?: Speed;
}

/** Opens the encoder as the server would, and measures it. */
export async function examineEncoder(
  options: EncoderOptions,
  onShare: (share: number) => void,
): Promise<EncoderReport> {
  try {
    const description = await describeEncoder(options);
    const device = await deviceOf(description, options.strictDevice ?? false);
    const opened = await TransformersSentenceEncoder.start({ ...description, device: device.used });
    try {
      const speed = await speedOf(opened, onShare);
      return reportOf(
        options,
        description,
        device,
        opened.dimensions,
        await sizeOf(description.folder),
        speed,
      );
    } finally {
      await opened.close();
    }
  } catch (error) {
    if (!(error instanceof EncoderInvalid || error instanceof EncoderFailed)) throw error;
    return { findings: [{ mark: 'fail', about: 'Encoder', text: error.message }] };
  }
}

interface DeviceFound {
  readonly used: EncoderDescription['device'];
  readonly finding: Finding;
  readonly reason?: string;
}

async function deviceOf(description: EncoderDescription, strict: boolean): Promise<DeviceFound> {
  const { device: asked } = description;
  try {
    await checkDevice(description);
    return { used: asked, finding: { mark: 'ok', about: 'Device', text: asked } };
  } catch (error) {
    if (!(error instanceof DeviceUnavailable)) throw error;
    const { reason, advice } = error;
    const text = strict
      ? `${asked} does not work, and DEVICE_STRICT is on: ${reason}`
      : `cpu, because ${asked} does not work: ${reason}`;
    return {
      used: 'cpu',
      reason,
      finding: { mark: strict ? 'fail' : 'warn', about: 'Device', text, advice },
    };
  }
}

function reportOf(
  { encoder: asked, workers = 1 }: EncoderOptions,
  { name, folder, languages, precision, threads, batch, device: wanted }: EncoderDescription,
  { used, finding, reason }: DeviceFound,
  dimensions: number,
  megabytes: number,
  speed: Speed,
): EncoderReport {
  const spoken = languages.length > 8 ? `${String(languages.length)} languages` : languages.join(', ');
  const what = `${String(dimensions)} numbers a text, for ${spoken}; ${megabytes.toFixed(0)} MB in ${folder}`;
  const how = `${precision}, ${count(threads, 'thread')} in ${count(workers, 'worker')}, up to ${String(batch)} texts together`;
  const rate = `${Math.round(speed.batched).toLocaleString('en')} texts a second`;
  return {
    findings: [
      { mark: 'ok', about: 'Encoder', text: `${asked} (${name}): ${what}` },
      finding,
      { mark: 'ok', about: 'Computes with', text: how },
      { mark: 'ok', about: 'One message', text: `${ms(speed.p50)} (p50), ${ms(speed.p99)} (p99)` },
      { mark: 'ok', about: 'Batches of 32', text: `${rate} with one worker` },
    ],
    encoder: { asked, name, folder, megabytes, dimensions, languages, precision, threads },
    device: { asked: wanted, used, ...(reason === undefined ? {} : { reason }) },
    speed,
  };
}

const ms = (milliseconds: number): string => `${milliseconds.toFixed(1)} ms`;
const count = (number: number, thing: string): string =>
  `${String(number)} ${thing}${number === 1 ? '' : 's'}`;

async function sizeOf(folder: string): Promise<number> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((file) =>
    file.isFile(),
  );
  const sizes = await Promise.all(
    files.map(async (file) => (await stat(join(file.parentPath, file.name))).size),
  );
  return sizes.reduce((sum, size) => sum + size, 0) / 1e6;
}
