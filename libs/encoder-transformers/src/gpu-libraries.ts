import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

/** What onnxruntime's CUDA provider links to: CUDA 12, and cuDNN 9. */
const CUDA = [
  'libcudart.so.12',
  'libcublas.so.12',
  'libcublasLt.so.12',
  'libcurand.so.10',
  'libcufft.so.11',
  'libcudnn.so.9',
];
const PROVIDERS = ['libonnxruntime_providers_shared.so', 'libonnxruntime_providers_cuda.so'];

/** What this machine has of what computing on an NVIDIA card takes. */
export interface GpuLibraries {
  /** onnxruntime has CUDA for Node here at all. */
  readonly possible: boolean;
  /** Version of the NVIDIA driver, and the card. */
  readonly driver: string | undefined;
  /** Libraries of CUDA and cuDNN that the loader does not find. */
  readonly missing: readonly string[];
  /** Where onnxruntime looks for its own CUDA libraries, and whether they are there. */
  readonly onnxruntime: { readonly folder: string; readonly installed: boolean };
}

export async function gpuLibraries(): Promise<GpuLibraries> {
  const main = createRequire(import.meta.url).resolve('onnxruntime-node');
  const folder = join(dirname(main), '..', 'bin', 'napi-v6', platform(), arch());
  const known = await said('ldconfig', ['-p']);
  const paths = (process.env.LD_LIBRARY_PATH ?? '').split(':').filter((path) => path !== '');
  return {
    possible: platform() === 'linux' && arch() === 'x64',
    driver:
      (await said('nvidia-smi', ['--query-gpu=driver_version,name', '--format=csv,noheader'])) || undefined,
    missing: CUDA.filter(
      (name) => !known.includes(`${name} `) && !paths.some((path) => existsSync(join(path, name))),
    ),
    onnxruntime: { folder, installed: PROVIDERS.every((name) => existsSync(join(folder, name))) },
  };
}

/** What a program of the system prints; nothing where it is not there. */
async function said(program: string, args: readonly string[]): Promise<string> {
  const env = { ...process.env, PATH: `${process.env.PATH ?? ''}:/sbin:/usr/sbin` };
  try {
    return (await promisify(execFile)(program, args, { env })).stdout.trim();
  } catch {
    return '';
  }
}
