import { describe, expect, it } from '@jest/globals';
import type { GpuLibraries } from '#encoder-transformers';
import { findingsText } from './finding.js';
import { gpuFindings } from './gpu.js';
import { memory, node, room } from './machine.js';

describe('what the doctor finds', () => {
  it.each([
    ['20.18.9', 'fail'],
    ['18.20.0', 'fail'],
    ['20.19.0', 'ok'],
    ['24.0.0', 'ok'],
  ])('Node %s: %s', (version, mark) => {
    expect(node(version).mark).toBe(mark);
  });

  it('warns of little memory, and of a disk that is nearly full before it fails', () => {
    expect([memory(5e8, 1e8).mark, memory(8e9, 1e9).mark]).toEqual(['warn', 'ok']);
    expect([room('var', 1e7).mark, room('var', 5e8).mark, room('var', 5e9).mark]).toEqual([
      'fail',
      'warn',
      'ok',
    ]);
  });

  const gpu: GpuLibraries = {
    possible: true,
    driver: undefined,
    missing: ['libcudnn.so.9'],
    onnxruntime: { folder: '/x', installed: false },
  };

  it('says what a GPU would need, as a warning only where one is asked for', () => {
    expect(gpuFindings(gpu, false).map(({ mark }) => mark)).toEqual(['info', 'info', 'info']);
    expect(gpuFindings(gpu, true).map(({ mark }) => mark)).toEqual(['warn', 'warn', 'warn']);
    expect(findingsText(gpuFindings(gpu, true))).toContain('not found: libcudnn.so.9');
    const complete = {
      ...gpu,
      driver: '560, RTX',
      missing: [],
      onnxruntime: { folder: '/x', installed: true },
    };
    expect(gpuFindings(complete, true).map(({ mark }) => mark)).toEqual(['ok', 'ok', 'ok']);
    expect(gpuFindings({ ...gpu, possible: false }, true)).toHaveLength(1);
  });

  it('puts a mark before each, and the advice below it', () => {
    const text = findingsText([
      { mark: 'ok', about: 'Node', text: '20.19.0' },
      { mark: 'fail', about: 'Data folder', text: 'cannot be written', advice: 'Make it writable.' },
    ]);
    expect(text).toBe(
      '✓ Node         20.19.0\n✗ Data folder  cannot be written\n               Make it writable.\n',
    );
  });
});
