import { z } from 'zod';
import { number } from './schemas.js';
import type { Variable } from './variable.js';

/** Variables of answers that a language model writes; none are written where there is no model. */
export const answerModelVariables = {
  ANSWER_MODEL: {
    schema: z.string().min(1).max(200).optional(),
    example: 'qwen3:8b',
    meaning: 'the language model that may write answers from help articles',
  },
  ANSWER_MODEL_URL: {
    schema: z.url({ protocol: /^https?$/, error: 'an address up to and with /v1' }).optional(),
    example: 'http://127.0.0.1:11434/v1',
    meaning: 'where its OpenAI-compatible server is',
  },
  ANSWER_MODEL_KEY: {
    schema: z.string().min(1).optional(),
    example: 'sk-…',
    meaning: 'the key that server wants',
  },
  ANSWER_MODEL_SECONDS: {
    schema: number(120, 1).default(8),
    example: '8',
    meaning: 'how long a shopper waits for it at most',
  },
} satisfies Record<string, Variable>;

export interface AnswerModelConfig {
  readonly model: string;
  readonly url: string;
  readonly key: string | undefined;
  readonly seconds: number;
}
