import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { readExamplesCsv } from './csv.js';
import { ExamplesInvalid, type Example } from './example.js';
import { readRasaNlu } from './rasa-nlu.js';

const YAML = new Set(['.yml', '.yaml']);

/**
 * Reads one file (Rasa NLU YAML or CSV), or every `.yml` / `.yaml` file of a folder in the order of their names.
 *
 * @throws ExamplesInvalid where a file is neither, or is malformed, or nothing was found.
 */
export async function readExamples(path: string): Promise<Example[]> {
  const info = await stat(path).catch(() => undefined);
  if (!info) throw new ExamplesInvalid(path, undefined, 'no such file or folder.');
  if (!info.isDirectory()) return readFileOf(path);
  const names = (await readdir(path)).filter((name) => YAML.has(extname(name))).sort();
  if (names.length === 0)
    throw new ExamplesInvalid(path, undefined, 'the folder holds no .yml file of intents.');
  const files = await Promise.all(names.map((name) => readFileOf(join(path, name))));
  return files.flat();
}

async function readFileOf(path: string): Promise<Example[]> {
  const extension = extname(path).toLowerCase();
  const read = YAML.has(extension) ? readRasaNlu : extension === '.csv' ? readExamplesCsv : undefined;
  if (!read) throw new ExamplesInvalid(path, undefined, 'expected .yml (Rasa NLU) or .csv (text,category).');
  const examples = read(await readFile(path, 'utf8'), path);
  if (examples.length === 0) throw new ExamplesInvalid(path, undefined, 'the file holds no examples.');
  return examples;
}
