import { type GpuLibraries, INSTALL_CUDA } from '#encoder-transformers';
import type { Finding } from './finding.js';

/** What is there and what is missing for computing on an NVIDIA card. @param asked it is a warning only where it is asked for */
export function gpuFindings(gpu: GpuLibraries, asked: boolean): readonly Finding[] {
  const about = 'For the GPU';
  if (!gpu.possible) {
    return [{ mark: 'info', about, text: 'CUDA is for linux x64 only; DEVICE=webgpu may work here' }];
  }
  const lacking = asked ? 'warn' : 'info';
  const finding = (there: boolean, text: string, advice: string): Finding =>
    there ? { mark: 'ok', about, text } : { mark: lacking, about, text, advice };
  const { driver, missing, onnxruntime } = gpu;
  return [
    finding(
      driver !== undefined,
      driver === undefined ? 'no NVIDIA driver' : `NVIDIA driver and card: ${driver}`,
      'Install the NVIDIA driver (525 or newer); in a container, start it with --gpus all.',
    ),
    finding(
      missing.length === 0,
      missing.length === 0 ? 'CUDA 12 and cuDNN 9' : `not found: ${missing.join(', ')}`,
      'Install the CUDA 12 runtime and cuDNN 9 where the loader finds them (ldconfig or LD_LIBRARY_PATH).',
    ),
    finding(
      onnxruntime.installed,
      `onnxruntime's CUDA libraries ${onnxruntime.installed ? 'in' : 'are not in'} ${onnxruntime.folder}`,
      `Run "${INSTALL_CUDA}" in Presage's folder.`,
    ),
  ];
}
