import { describe, expect, it } from '@jest/globals';
import { adviceFor } from './device-advice.js';

const noLibrary = (name: string): string =>
  `2026-11-22 09:55:54 [E:onnxruntime:, provider_bridge_ort.cc:1988 Get] Failed to load library /x/bin/napi-v6/linux/x64/libonnxruntime_providers_cuda.so with error: ${name}: cannot open shared object file: No such file or directory\n\nOrtSessionOptionsAppendExecutionProvider_Cuda: Failed to load shared library\n`;

describe('adviceFor', () => {
  it.each([
    ['/x/linux/x64/libonnxruntime_providers_shared.so', /CUDA libraries are not installed/, /install\.js/],
    ['libcublasLt.so.12', /^libcublasLt\.so\.12 is missing/, /CUDA 12 runtime/],
    ['libcudnn.so.9', /^libcudnn\.so\.9 is missing/, /cuDNN 9/],
    ['libcuda.so.1', /no NVIDIA driver/, /--gpus all/],
  ])('tells which library is missing: %s', (library, reason, advice) => {
    const found = adviceFor('cuda', noLibrary(library), 'linux x64');
    expect(found.reason).toMatch(reason);
    expect(found.advice).toMatch(advice);
  });

  it('tells that there is no card', () => {
    const said = 'CUDA failure 100: no CUDA-capable device is detected ; GPU=-1 ; hostname=x';
    expect(adviceFor('cuda', said, 'linux x64').reason).toMatch(/no NVIDIA driver with a card/);
  });

  it('does not send anybody after libraries that do not exist', () => {
    expect(adviceFor('cuda', noLibrary('libcudnn.so.9'), 'darwin arm64').advice).toContain('webgpu');
  });

  it('hands on in one line what it does not know', () => {
    expect(adviceFor('webgpu', 'first line\nDevice lost.\n\n', 'linux x64').reason).toBe('Device lost');
    expect(adviceFor('cuda', '', 'linux x64').reason).toBe('it gave no reason');
  });
});
