import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { NgramSettings } from '../features/ngrams.js';
import { Vectoriser } from '../features/vectoriser.js';
import { Familiarity } from '../scope/familiarity.js';
import type { Scope } from '../scope/scope.js';
import { IntentModel } from './intent-model.js';
import { LinearHead } from './linear-head.js';
import type { Member } from './member.js';
import type { ModelCard } from './model-card.js';

/** What a model of this layout begins with. */
export const MAGIC = Buffer.from('PRSGINT4', 'latin1');
const DIGEST = 32;

/** A file is not a model of this layout, or was damaged; training again replaces it. */
export class ModelFileInvalid extends Error {
  override readonly name = 'ModelFileInvalid';
}

interface Header {
  readonly card: ModelCard;
  readonly intents: readonly string[];
  readonly members: readonly MemberHeader[];
  readonly temperature: number;
  readonly scope: Scope;
  readonly familiarity: { readonly terms: number; readonly dimensions: number; readonly centroids: number };
}

interface MemberHeader {
  readonly weight: number;
  readonly temperature: number;
  readonly temperatureUnread: number;
  readonly ngrams: { readonly settings: NgramSettings; readonly terms: readonly string[] } | null;
  readonly space: {
    readonly encoder: string;
    readonly languages: readonly string[];
    readonly scale: number;
  } | null;
  readonly dimensions: number;
}

/**
 * One file: magic, length of the header (uint32), header (JSON, padded to a multiple of 4), then for each member the
 * float32 blocks idf, mean vector and weights, then weights and mean vectors of what is familiar, all little-endian,
 * and the SHA-256 of all before it.
 */
export function encodeModel({ parts }: IntentModel): Uint8Array {
  const { card, intents, members, temperature, scope } = parts;
  const { head, centroids } = parts.familiarity;
  const familiarity = { terms: head.terms, dimensions: head.dimensions, centroids: centroids.length };
  const header: Header = { card, intents, members: members.map(headerOf), temperature, scope, familiarity };
  const json = Buffer.from(JSON.stringify(header));
  const padded = Buffer.concat([json, Buffer.alloc((4 - (json.length % 4)) % 4, ' ')]);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(padded.length);
  const blocks = [...members.flatMap(blocksOf), head.weights, centroids].map(
    ({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength),
  );
  const body = Buffer.concat([MAGIC, length, padded, ...blocks]);
  return Buffer.concat([body, digest(body)]);
}

const headerOf = ({
  weight,
  temperature,
  temperatureUnread,
  vectoriser,
  space,
  head,
}: Member): MemberHeader => ({
  weight,
  temperature,
  temperatureUnread,
  ngrams: vectoriser ? { settings: vectoriser.settings, terms: vectoriser.terms } : null,
  space: space ? { encoder: space.encoder, languages: space.languages, scale: space.scale } : null,
  dimensions: head.dimensions,
});

const NONE = new Float32Array(0);

const blocksOf = ({ vectoriser, space, head }: Member): Float32Array[] => [
  vectoriser?.idf ?? NONE,
  space?.mean ?? NONE,
  head.weights,
];

/** @throws ModelFileInvalid where the bytes are not exactly what `encodeModel` wrote. */
export function decodeModel(bytes: Uint8Array): IntentModel {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const body = file.subarray(0, Math.max(0, file.length - DIGEST));
  if (!body.subarray(0, MAGIC.length).equals(MAGIC)) throw new ModelFileInvalid('Not an intent model.');
  if (!digest(body).equals(file.subarray(body.length)))
    throw new ModelFileInvalid('The intent model is damaged.');
  let offset = MAGIC.length + 4;
  const end = offset + body.readUInt32LE(MAGIC.length);
  const header = JSON.parse(body.toString('utf8', offset, end)) as Header;
  offset = end;
  const floats = (count: number): Float32Array => {
    const from = body.byteOffset + offset;
    offset += count * 4;
    return new Float32Array(body.buffer.slice(from, from + count * 4));
  };
  return assemble(header, floats);
}

function assemble(header: Header, floats: (count: number) => Float32Array): IntentModel {
  const { card, intents, temperature, scope } = header;
  const members = header.members.map((member) => assembleMember(member, intents.length, floats));
  const { terms, dimensions, centroids } = header.familiarity;
  const ours = new LinearHead(terms, dimensions, 1, floats(terms + dimensions + 1));
  const familiarity = new Familiarity(ours, floats(centroids));
  return new IntentModel({ card, intents, members, temperature, scope, familiarity });
}

function assembleMember(
  { weight, temperature, temperatureUnread, ngrams, space, dimensions }: MemberHeader,
  labels: number,
  floats: (count: number) => Float32Array,
): Member {
  const idf = floats(ngrams?.terms.length ?? 0);
  const mean = floats(space ? dimensions : 0);
  const vectoriser = ngrams ? new Vectoriser(ngrams.settings, ngrams.terms, idf) : undefined;
  const terms = vectoriser?.rows ?? 0;
  const weights = floats((terms + dimensions + 1) * labels);
  return {
    weight,
    temperature,
    temperatureUnread,
    vectoriser,
    space: space ? { ...space, mean } : undefined,
    head: new LinearHead(terms, dimensions, labels, weights),
  };
}

/** Resolves with nothing where the file does not exist. @throws ModelFileInvalid where it is damaged. */
export async function loadModel(path: string): Promise<IntentModel | undefined> {
  try {
    return decodeModel(await readFile(path));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

const digest = (body: Uint8Array): Buffer => createHash('sha256').update(body).digest();
