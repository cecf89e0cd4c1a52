import { describePolicy, type HelpPolicy, type Language } from '#protocol';
import { intentName } from '../../../shared/words/intents.js';

/** A policy in plain sentences, with intents called what the console calls them. */
export const describe = (policy: HelpPolicy, language: Language): readonly string[] =>
  describePolicy(policy, language, { intent: intentName });
