import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { policyTemplate, type PolicyTemplate, problemsOfWords } from '#protocol';
import { parse } from 'yaml';
import { z } from 'zod';

const policiesFile = z.array(
  policyTemplate.superRefine(({ id, policy }, context) => {
    for (const { path, message } of problemsOfWords(policy)) {
      context.addIssue({ code: 'custom', path: [id, ...path.split('.')], message });
    }
  }),
);
const FILE = fileURLToPath(new URL('../../../demo/policies.yml', import.meta.url));

/** Policies to start from, which are those of the demo shop. @throws where the file is none */
export async function readTemplates(file = FILE): Promise<readonly PolicyTemplate[]> {
  return policiesFile.parse(parse(await readFile(file, 'utf8')));
}
