import type { Logger } from 'pino';
import { type AnswerWriter, GroundedWriter, NoWriter, type ShopFacts } from '#assistance';
import { AiSdkLanguageModel } from '#answer-writer-ai-sdk';
import type { EventStore } from '#event-store';
import type { Clock } from '#kernel';
import type { AnswerModelConfig } from '../config/answer-model-variables.js';
import { LoggedAnswers } from './logged-answers.js';

interface Parts {
  readonly store: EventStore;
  readonly clock: Clock;
  readonly log: Logger;
}

/** Writes answers where the operator has named a language model, and nobody does otherwise. */
export function openWriter(
  config: AnswerModelConfig | undefined,
  shop: ShopFacts,
  parts: Parts,
): AnswerWriter {
  if (!config) return new NoWriter();
  const { model, url, key, seconds } = config;
  const onFailure = (err: unknown): void => {
    parts.log.warn({ err, model, url }, 'the language model gave no answer; the usual reply is sent');
  };
  return new GroundedWriter({
    model: new AiSdkLanguageModel({ model, url, key, onFailure }),
    answers: new LoggedAnswers(parts),
    shop,
    clock: parts.clock,
    timeLimitMs: seconds * 1000,
  });
}
