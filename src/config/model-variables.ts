import { z } from 'zod';
import type { Device, Precision } from '#encoder-transformers';
import { list, number, onOff } from './schemas.js';
import type { Variable } from './variable.js';

// Types alone are imported: whoever reads the configuration need not load a model runtime, which takes half a second.
const USE_LITE = 'use-lite';
const devices = Object.keys({ cpu: 0, cuda: 0, webgpu: 0 } satisfies Record<Device, 0>) as Device[];
const precisions = Object.keys({ fp32: 0, fp16: 0, q8: 0 } satisfies Record<Precision, 0>) as Precision[];

/** Variables of the model runtime: which encoder, and what it computes on. */
export const modelVariables = {
  ENCODER: {
    schema: z.string().min(1).default(USE_LITE),
    example: 'Xenova/multilingual-e5-small',
    meaning: 'the sentence encoder: use-lite, the id of a model on a hub, or a folder',
  },
  ENCODER_LANGUAGES: {
    schema: list
      .pipe(z.array(z.string().regex(/^([a-z]{2}|und|multilingual)$/, 'codes such as en,zh or multilingual')))
      .default([]),
    example: 'en,zh',
    meaning: "languages of an encoder that is not Presage's own",
  },
  DEVICE: {
    schema: z.enum(devices, `one of ${devices.join(', ')}`).default('cpu'),
    example: 'cuda',
    meaning: 'what models compute on',
  },
  DEVICE_STRICT: {
    schema: onOff.default(false),
    example: 'on',
    meaning: 'whether a device that does not work ends the start, instead of computing on the cpu',
  },
  MODEL_PRECISION: {
    schema: z.enum(precisions, `one of ${precisions.join(', ')}`).default('fp32'),
    example: 'fp32',
    meaning: "precision of the encoder's numbers",
  },
  MODEL_THREADS: {
    schema: number(256, 1).default(1),
    example: '2',
    meaning: 'threads inside one operator of a model',
  },
  MODEL_BATCH: {
    schema: number(1024, 1).default(32),
    example: '32',
    meaning: 'most texts computed together',
  },
  MODEL_WORKERS: {
    schema: number(64, 1).default(1),
    example: '2',
    meaning: 'threads that each hold the encoder',
  },
  MODEL_QUEUE: {
    schema: number(1_000_000, 1).default(1024),
    example: '1024',
    meaning: 'most texts that may wait for the encoder',
  },
  TRAINER: {
    schema: z.enum(['onnx', 'tfjs'], 'one of onnx, tfjs').default('onnx'),
    example: 'tfjs',
    meaning: 'what trains the network of foresight: onnxruntime, or TensorFlow.js where that is installed',
  },
  MODEL_CACHE: {
    schema: number(10_000_000).default(10_000),
    example: '10000',
    meaning: 'vectors kept of the texts that came last',
  },
} satisfies Record<string, Variable>;
