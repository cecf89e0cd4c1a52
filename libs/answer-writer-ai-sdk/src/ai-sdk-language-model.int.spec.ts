import { describe, expect, it } from '@jest/globals';
import { languageModelContract } from '../../assistance/src/generated/language-model.contract.js';
import { fakeModelServer } from '../../../test/generated/fake-model-server.js';
import { AiSdkLanguageModel } from './index.js';

languageModelContract('AiSdkLanguageModel', async () => {
  const server = await fakeModelServer();
  return {
    model: new AiSdkLanguageModel({ model: 'little-model', url: server.url, key: 'k-1' }),
    says: (next) => server.says(next === 'failure' ? 500 : next),
    asked: () => server.asked.map((one) => JSON.stringify(one)),
    close: () => server.close(),
  };
});

describe('the AI SDK', () => {
  it('names the model and its key to the server, and takes the version from it', async () => {
    const server = await fakeModelServer();
    try {
      const model = new AiSdkLanguageModel({ model: 'little-model', url: server.url, key: 'k-1' });
      server.says({ text: 'Yes.' });
      const signal = AbortSignal.timeout(5_000);
      const { version } = await model.complete({ system: 's', prompt: 'p', signal });
      expect(version).toBe('little-model-2026-11');
      expect(server.asked[0]).toMatchObject({ model: 'little-model', authorization: 'Bearer k-1' });
      expect(server.asked[0]?.messages.map(({ role }) => role)).toEqual(['system', 'user']);
    } finally {
      await server.close();
    }
  });

  it('tells the operator what failed', async () => {
    const failures: unknown[] = [];
    const url = 'http://127.0.0.1:9/v1';
    const model = new AiSdkLanguageModel({ model: 'm', url, onFailure: (error) => failures.push(error) });
    const signal = AbortSignal.timeout(5_000);
    await expect(model.complete({ system: 's', prompt: 'p', signal })).rejects.toThrow();
    expect(failures).toHaveLength(1);
  });
});
