import { mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { DEFAULT_RULES, parseRules, RulesInvalid } from '#recommendation';
import { RulesFile } from './rules-file.js';

describe('the rules file', () => {
  let folder = '';
  const file = (): string => join(folder, 'recommendations.yml');
  const write = async (text: string, second: number): Promise<void> => {
    await writeFile(file(), text);
    await utimes(file(), second, second);
  };
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'presage-rules-'));
    jest.spyOn(performance, 'now').mockReturnValue(0);
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await rm(folder, { recursive: true });
  });
  const later = (): void => {
    jest.spyOn(performance, 'now').mockReturnValue(performance.now() + 2_000);
  };

  it('means the defaults where it is not there, and is read when it comes', async () => {
    const rules = await RulesFile.open(file(), () => undefined);
    expect(await rules.current()).toEqual(DEFAULT_RULES);
    await write('perCategory: 1', 1);
    expect((await rules.current()).perCategory).toBe(3);
    later();
    expect((await rules.current()).perCategory).toBe(1);
  });

  it('keeps the rules before a change that cannot be read, and says once what is wrong with it', async () => {
    await write('perCategory: 2', 1);
    const onError = jest.fn();
    const rules = await RulesFile.open(file(), onError);
    await write('perCategory: many', 2);
    for (let i = 0; i < 3; i++) {
      later();
      expect((await rules.current()).perCategory).toBe(2);
    }
    expect(onError.mock.calls).toEqual([[expect.any(RulesInvalid)]]);
  });

  it('refuses to start on one that cannot be read', async () => {
    await write('perCategory: 0', 1);
    await expect(RulesFile.open(file(), () => undefined)).rejects.toThrow(
      /recommendations\.yml:1: perCategory/,
    );
  });

  it('of the demo shop can be read', async () => {
    expect(parseRules(await readFile('demo/recommendations.yml', 'utf8'), 'demo').minimumStock).toBe(2);
  });
});
