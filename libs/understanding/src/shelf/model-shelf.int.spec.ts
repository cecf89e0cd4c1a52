import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeModel } from '../model/model-file.js';
import { trainIntentClassifier } from '../training/intent-trainer.js';
import { ModelShelf } from './model-shelf.js';

let folder: string;
let shelf: ModelShelf;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'presage-shelf-'));
  shelf = new ModelShelf(folder);
});
afterEach(() => rm(folder, { recursive: true }));

const words = {
  greeting: ['hello', 'hi', 'good day', 'hey'],
  farewell: ['bye', 'so long', 'see you', 'ciao'],
};
const examples = Object.entries(words).flatMap(([intent, texts]) => texts.map((text) => ({ text, intent })));

it('keeps a model with its card and what it was measured by, and gives all of it back', async () => {
  const { bytes, heldOut } = await trainIntentClassifier({ name: 'intents', examples });
  const { version } = await shelf.put(bytes, heldOut);
  expect(await shelf.versions()).toEqual([version]);
  expect((await shelf.open(version)).parts.intents).toEqual(decodeModel(bytes).parts.intents);
  expect(await shelf.heldOut(version)).toEqual(JSON.parse(JSON.stringify(heldOut)));
  expect((await shelf.page(version))?.text).toContain('8 examples of 2 intents');
  await shelf.remove(version);
  expect(await readdir(folder)).toEqual([]);
  expect([await shelf.versions(), await shelf.heldOut(version), await shelf.card(version)]).toEqual([
    [],
    undefined,
    undefined,
  ]);
});

it('counts neither files of another layout, nor damaged ones, nor what leads elsewhere, as kept', async () => {
  await writeFile(join(folder, 'intents-old.model'), 'PRSGINT0 and more');
  await writeFile(join(folder, 'intents-short.model'), 'P');
  expect(await shelf.versions()).toEqual([]);
  await expect(shelf.open('old')).rejects.toThrow('not kept any more');
  await expect(shelf.open('none')).rejects.toThrow('not kept any more');
  await expect(shelf.open('../../etc/passwd')).rejects.toThrow(RangeError);
});
