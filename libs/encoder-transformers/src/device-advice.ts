import type { Device } from './encoder-messages.js';

export interface Advice {
  /** What failed, without a full stop. */
  readonly reason: string;
  /** What to install, as a sentence. */
  readonly advice: string;
}

/** Fetches the libraries that are too large for the npm package: its install script does not run by itself here. */
export const INSTALL_CUDA =
  'ONNXRUNTIME_NODE_INSTALL=cuda12 node node_modules/onnxruntime-node/script/install.js';

const DRIVER: Advice = {
  reason: 'no NVIDIA driver with a card was found',
  advice: 'Install the NVIDIA driver (525 or newer); in a container, start it with --gpus all.',
};

/** Reads out of what a failed trial wrote on standard error what is missing. */
export function adviceFor(device: Device, said: string, machine: string): Advice {
  if (device === 'cuda') return cuda(said, machine);
  if (/No supported adapters|Failed to get a WebGPU adapter|libvulkan/i.test(said)) {
    return {
      reason: 'no graphics adapter was found',
      advice: 'Install the driver of the graphics card and, on Linux, Vulkan (libvulkan1).',
    };
  }
  return unknown(said);
}

function cuda(said: string, machine: string): Advice {
  if (machine !== 'linux x64') {
    return {
      reason: `onnxruntime has CUDA for Node on linux x64 only, and this is ${machine}`,
      advice: 'Use DEVICE=webgpu or DEVICE=cpu.',
    };
  }
  const library = /(lib[\w.+-]+\.so[\w.]*): cannot open shared object file/.exec(said)?.[1];
  if (library?.startsWith('libonnxruntime_')) {
    return {
      reason: "onnxruntime's CUDA libraries are not installed",
      advice: `Run "${INSTALL_CUDA}" in Presage's folder.`,
    };
  }
  if (library === 'libcuda.so.1') return DRIVER;
  if (library?.startsWith('libcudnn')) {
    return { reason: `${library} is missing`, advice: 'Install cuDNN 9 for CUDA 12.' };
  }
  if (library !== undefined) {
    return { reason: `${library} is missing`, advice: 'Install the CUDA 12 runtime libraries and cuDNN 9.' };
  }
  if (/no CUDA-capable device|driver version is insufficient|CUDA failure (35|100)\b/i.test(said))
    return DRIVER;
  return unknown(said);
}

function unknown(said: string): Advice {
  const lines = said.split('\n').filter((line) => line.trim() !== '');
  const reason = (lines.at(-1) ?? 'it gave no reason').trim().replace(/\.$/, '').slice(0, 300);
  return { reason, advice: 'See `presage doctor`.' };
}
