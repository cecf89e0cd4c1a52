import type { ConversationFlow } from '#conversation';
import type { Language, OfferedChoice } from '#protocol';
import type { Answer } from '../answer-file.js';
import { flowNamed } from '../flows/flows.js';
import type { LocalName } from '../shop-facts.js';
import { phrases } from '../phrases.js';

export const humanButton = (language: Language): OfferedChoice => ({
  label: phrases[language].human,
  choice: { kind: 'human' },
});

export const noneButton = (language: Language): OfferedChoice => ({
  label: phrases[language].noneOfThese,
  choice: { kind: 'none' },
});

export const intentButton = (
  { intent, title }: Pick<Answer, 'intent' | 'title'>,
  language: Language,
  label: LocalName = title,
): OfferedChoice => ({ label: label[language], choice: { kind: 'intent', intent } });

export const abandonButton = (flowId: string, label: string): OfferedChoice => ({
  label,
  choice: { kind: 'abandon', flowId },
});

/** Goes on with something that waits; its words follow the flow's own language. */
export function resumeButton(flow: ConversationFlow, label?: string): readonly OfferedChoice[] {
  const doing = flowNamed(flow.flow)?.words[flow.language].doing;
  if (doing === undefined) return [];
  const choice = { kind: 'resume', flowId: flow.flowId } as const;
  return [{ label: label ?? phrases[flow.language].goOnButton(doing), choice, primary: true }];
}
