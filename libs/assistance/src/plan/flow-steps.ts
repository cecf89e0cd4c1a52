import type { OfferedChoice, ReplyPart } from '#protocol';
import { missingField, offered, summaryOf } from '../flows/collected.js';
import { SKIPPED } from '../flows/fields.js';
import type { Field, Flow, FlowContext } from '../flows/flow.js';
import { phrases } from '../phrases.js';
import { abandonButton, humanButton } from './buttons.js';
import { paragraphs, plan, type Plan } from './plan.js';

/** The next thing to be known, or the summary where nothing is missing. @param lead what is said before */
export function nextStep(flow: Flow, flowId: string, context: FlowContext, lead?: string): Plan {
  const field = missingField(flow, context);
  return field ? asking(field, flowId, context, lead) : summary(flow, flowId, context, lead);
}

interface AskedAgain {
  /** The answer before did not look right: a person is offered too. */
  readonly failed?: boolean;
}

export function asking(
  field: Field,
  flowId: string,
  context: FlowContext,
  lead?: string,
  { failed = false }: AskedAgain = {},
): Plan {
  const { language } = context;
  const answer = (value: string, label: string): OfferedChoice => ({
    label,
    choice: { kind: 'field', flowId, field: field.name, value },
  });
  const choices = [
    ...offered(field, context).map(({ value, label }) => answer(value, label)),
    ...(field.skip ? [answer(SKIPPED, field.skip[language])] : []),
    ...(failed ? [humanButton(language)] : []),
  ].slice(0, 7);
  return plan('collect', paragraphs(lead, failed ? undefined : field.ask[language]), {
    asks: { flowId, field: field.name },
    parts: inputOf(field, flowId, context),
    choices: [...choices, abandonButton(flowId, phrases[language].neverMind)],
  });
}

function inputOf(field: Field, flowId: string, { language }: FlowContext): readonly ReplyPart[] {
  const { input, hint, name, label } = field;
  if (input === undefined) return [];
  const more = hint && { hint: hint[language] };
  return [{ kind: 'input', flowId, field: name, label: label[language], type: input, ...more }];
}

/** What will be done, line by line; nothing is, before it is confirmed. */
export function summary(flow: Flow, flowId: string, context: FlowContext, lead?: string): Plan {
  const words = flow.words[context.language];
  const rows = [...summaryOf(flow, context, phrases[context.language])];
  return plan('confirm', paragraphs(lead, words.confirm), {
    asks: { flowId },
    ...(context.order && { orderId: context.order.orderId }),
    parts: [{ kind: 'summary', rows }],
    choices: [
      { label: words.yes, choice: { kind: 'confirm', flowId }, primary: true },
      abandonButton(flowId, words.no),
    ],
  });
}
