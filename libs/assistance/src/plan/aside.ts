import type { OfferedChoice } from '#protocol';
import { flowNamed } from '../flows/flows.js';
import { phrases } from '../phrases.js';
import type { Asked } from './asked.js';
import { abandonButton, resumeButton } from './buttons.js';
import { BUTTONS, paragraphs, type Plan } from './plan.js';

/**
 * An answer in the middle of something: that waits meanwhile, and it is asked whether to go on. Where nothing is under
 * way, the answer as it is.
 */
export function aside(reply: Plan, asked: Asked): Plan {
  const flow = asked.flows.findLast(({ status }) => status === 'active');
  const words = flow && flowNamed(flow.flow)?.words[flow.language];
  if (!flow || !words || reply.handoff !== undefined) return reply;
  const said = phrases[flow.language];
  return withButtons(
    {
      ...reply,
      text: paragraphs(reply.text, said.goOn(words.doing)),
      flow: [...reply.flow, { step: 'move', flowId: flow.flowId, to: 'waiting' }],
    },
    [...resumeButton(flow), abandonButton(flow.flowId, said.neverMind)],
  );
}

/** The reply with these buttons before its own, each of which stands there once. */
export function withButtons(reply: Plan, buttons: readonly OfferedChoice[]): Plan {
  if (buttons.length === 0) return reply;
  const isNew = ({ label }: OfferedChoice): boolean => buttons.every((button) => button.label !== label);
  const own = reply.parts.flatMap((part) => (part.kind === 'choices' ? part.choices.filter(isNew) : []));
  const isMain = buttons.some(({ primary }) => primary);
  const kept = isMain ? own.map(({ primary: _, ...choice }) => choice) : own;
  const choices = [...buttons, ...kept].slice(0, BUTTONS);
  return {
    ...reply,
    parts: [...reply.parts.filter(({ kind }) => kind !== 'choices'), { kind: 'choices', choices }],
  };
}
