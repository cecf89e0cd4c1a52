import {
  type ForesightCard,
  type ItemContent,
  type ModelShape,
  parametersOf,
  sizeOf,
  type Weights,
} from '#foresight';
import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';

/** Raised whenever files of an older make cannot be read any more. */
const FORMAT = 1;
const DIGEST = 32;
const CONTENT = 'content';

/** A version of foresight, all of it: one file is all there is to ship. */
export interface ForesightModelFile {
  readonly shape: ModelShape;
  /** None where the baselines alone were learnt. */
  readonly weights: Weights;
  /** Of the items, where the shape has content. */
  readonly content?: ItemContent | undefined;
  /** JSON: the words and their numbers, as `#foresight` keeps them. */
  readonly vocabulary: unknown;
  /** JSON: how logits become probabilities, and how much each part of the blend weighs. */
  readonly calibration: unknown;
  readonly card: ForesightCard;
}

type Told = Pick<ForesightModelFile, 'shape' | 'vocabulary' | 'calibration' | 'card'>;

interface Header extends Told {
  readonly format: number;
  readonly tensors: readonly { readonly name: string; readonly length: number }[];
}

/** The file cannot be used. Its message says what to do next. */
export class ForesightFileInvalid extends Error {
  override readonly name = 'ForesightFileInvalid';
}

/**
 * gzip of: length of the header (uint32), header (JSON), the tensors as float32, and the SHA-256 of all before it.
 * The same model gives the same bytes.
 */
export function encodeModelFile({ weights, content, ...told }: ForesightModelFile): Buffer {
  const { shape, vocabulary, calibration, card } = told;
  const tensors = new Map([...weights, ...(content ? [[CONTENT, content.vectors] as const] : [])]);
  const listed = [...tensors].map(([name, { length }]) => ({ name, length }));
  const fields: Header = { format: FORMAT, shape, vocabulary, calibration, card, tensors: listed };
  const header = Buffer.from(JSON.stringify(fields));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(header.length);
  const blocks = Array.from(tensors.values(), (values) =>
    Buffer.from(values.buffer, values.byteOffset, values.byteLength),
  );
  const body = Buffer.concat([length, header, ...blocks]);
  return gzipSync(Buffer.concat([body, digestOf(body)]));
}

/** @throws ForesightFileInvalid where it is damaged, of another make, or not whole */
export function decodeModelFile(bytes: Uint8Array): ForesightModelFile {
  const body = bodyOf(bytes);
  const end = 4 + body.readUInt32LE(0);
  const header = JSON.parse(body.toString('utf8', 4, end)) as Header;
  if (header.format !== FORMAT) {
    throw new ForesightFileInvalid(
      `This model file is of format ${String(header.format)}, and format ${String(FORMAT)} is understood here: train the model again.`,
    );
  }
  const weights = new Map<string, Float32Array>();
  let from = body.byteOffset + end;
  for (const { name, length } of header.tensors) {
    // A copy: floats must begin at a multiple of four.
    weights.set(name, new Float32Array(body.buffer.slice(from, from + 4 * length)));
    from += 4 * length;
  }
  const { shape, vocabulary, calibration, card } = header;
  const vectors = weights.get(CONTENT);
  weights.delete(CONTENT);
  requireWhole(shape, weights);
  return {
    shape,
    weights,
    vocabulary,
    calibration,
    card,
    ...(vectors && { content: { width: shape.content, vectors } }),
  };
}

function bodyOf(bytes: Uint8Array): Buffer {
  const whole = unzipped(bytes);
  const body = whole.subarray(0, Math.max(0, whole.length - DIGEST));
  if (body.length < 4 || !digestOf(body).equals(whole.subarray(body.length)))
    throw new ForesightFileInvalid('This model file is damaged: fetch it again, or train the model again.');
  return body;
}

function unzipped(bytes: Uint8Array): Buffer {
  try {
    return gunzipSync(bytes);
  } catch (error) {
    const reason = (error as Error).message;
    throw new ForesightFileInvalid(
      `This is no model file (${reason}): fetch it again, or train the model again.`,
    );
  }
}

function requireWhole(shape: ModelShape, weights: Weights): void {
  if (weights.size === 0) return;
  for (const { name, shape: of } of parametersOf(shape)) {
    const found = weights.get(name)?.length ?? 0;
    if (found !== sizeOf(of)) {
      throw new ForesightFileInvalid(
        `Weight ${name} of this model file has ${String(found)} numbers instead of ${String(sizeOf(of))}: train the model again.`,
      );
    }
  }
}

const digestOf = (body: Uint8Array): Buffer => createHash('sha256').update(body).digest();
