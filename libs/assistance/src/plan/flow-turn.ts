import type { ConversationFlow } from '#conversation';
import type { Flow } from '../flows/flow.js';
import { contextOf, fieldOf, readAnswer } from '../flows/collected.js';
import { flowNamed } from '../flows/flows.js';
import type { Asked, Knowledge } from './asked.js';

/** What a message does to something that takes several steps. */
export type FlowTurn = { readonly kind: 'flow'; readonly flow: ConversationFlow } & (
  | { readonly does: 'value'; readonly values: Readonly<Record<string, string>>; readonly pressed?: boolean }
  /** It does not look like what was asked for. */
  | { readonly does: 'invalid'; readonly field: string }
  | { readonly does: 'change'; readonly field: string }
  | { readonly does: 'confirm' }
  /** Something was said to the summary that is neither yes nor a change. */
  | { readonly does: 'unclear' }
  | { readonly does: 'abandon' }
  /** Where it stands is asked again; whatever waited goes on. */
  | { readonly does: 'again' }
  /** Whether to go on with what was dropped is asked. */
  | { readonly does: 'offer' }
);

const ABANDONS =
  /^(?:(?:no[, ]+)?never ?mind|forget (?:about )?it|stop|leave it|drop it|don'?t bother|not now|no thanks?|算了|不用了|不办了|不要了|不弄了|放弃|先不了?|不需要了)[.!。！~]*$/i;
const YES =
  /^(?:yes|yes,? please|yep|yeah|ok|okay|sure|confirm(?:ed)?|go ahead|do it|that'?s right|correct|是|是的|对|对的|好|好的|可以|确认|确定|没错|没问题)[.!。！~]*$/i;
const GOES_ON =
  /^(?:go on|continue|carry on|resume|yes|yes,? please|ok|okay|sure|继续|接着办|继续办理|好|好的|可以|是的)[.!。！~]*$/i;

/** @returns undefined where the message speaks of something else */
export function flowTurn(asked: Asked, knowledge: Knowledge): FlowTurn | undefined {
  const state = asked.flows.findLast(({ status }) => status === 'active');
  const flow = state && flowNamed(state.flow);
  if (!state || !flow) return goesOn(asked);
  const does = inFlow(state, flow, asked, knowledge);
  return does && { kind: 'flow', flow: state, ...does };
}

/** "Go on" where it was just asked whether to: what waits was the last thing spoken of. */
function goesOn({ text, flows }: Asked): FlowTurn | undefined {
  const waiting = flows.findLast(({ status }) => status === 'waiting');
  if (!waiting || !flowNamed(waiting.flow)) return undefined;
  if (GOES_ON.test(text.trim())) return { kind: 'flow', does: 'again', flow: waiting };
  return ABANDONS.test(text.trim()) ? { kind: 'flow', does: 'abandon', flow: waiting } : undefined;
}

type Does<Turn = FlowTurn> = Turn extends FlowTurn ? Omit<Turn, 'kind' | 'flow'> : never;

function inFlow(state: ConversationFlow, flow: Flow, asked: Asked, knowledge: Knowledge): Does | undefined {
  const text = asked.text.trim();
  if (ABANDONS.test(text)) return { does: 'abandon' };
  if (state.shown && YES.test(text)) return { does: 'confirm' };
  const reading = readingOf(asked, flow, knowledge);
  const field = state.asks === undefined ? undefined : fieldOf(flow, state.asks);
  const values = field && readAnswer(field, text, contextOf(flow, state, asked, knowledge));
  if (values && !(reading === 'sure' && field.choices === undefined && WORDS.test(text))) {
    return { does: 'value', values };
  }
  if (reading === 'sure' || reading === 'likely') return undefined;
  if (reading === 'own') return { does: 'again' };
  return field ? { does: 'invalid', field: field.name } : { does: 'unclear' };
}

/** A question of its own has several words; a name or a town seldom does. */
const WORDS = /\s\S+\s\S|[?？]|\p{Script=Han}{4}/u;

/** How surely the message asks something else; `own`: it asks for what is under way. */
function readingOf(
  { classification }: Asked,
  flow: Flow,
  { answers }: Knowledge,
): 'sure' | 'likely' | 'own' | undefined {
  if (!classification || classification.outOfScope || classification.band === 'unsure') return undefined;
  const answer = answers.get(classification.ranking[0]?.intent ?? '');
  if (!answer) return undefined;
  return answer.flow === flow.name ? 'own' : classification.band;
}
