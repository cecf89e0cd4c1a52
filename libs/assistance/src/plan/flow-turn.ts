import type { ConversationFlow } from '#conversation';
import type { Flow } from '../flows/flow.js';
import { contextOf, fieldOf, readAnswer } from '../flows/collected.js';
import { SKIPPED } from '../flows/fields.js';
import { flowNamed } from '../flows/flows.js';
import type { Asked, Knowledge } from './asked.js';
import { says } from './short-words.js';

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
  if (says('goes-on', text)) return { kind: 'flow', does: 'again', flow: waiting };
  return says('abandons', text) ? { kind: 'flow', does: 'abandon', flow: waiting } : undefined;
}

type Does<Turn = FlowTurn> = Turn extends FlowTurn ? Omit<Turn, 'kind' | 'flow'> : never;

function inFlow(state: ConversationFlow, flow: Flow, asked: Asked, knowledge: Knowledge): Does | undefined {
  const text = asked.text.trim();
  const reading = readingOf(asked, flow, knowledge);
  const field = state.asks === undefined ? undefined : fieldOf(flow, state.asks);
  const values = field && readAnswer(field, text, contextOf(flow, state, asked, knowledge));
  // What is chosen stands first: "不要了" may be a reason. "No thanks" leaves out what may be left out, and no more.
  const chosen = values && (field.choices !== undefined || values[field.name] === SKIPPED);
  if (!chosen && says('abandons', text)) return { does: 'abandon' };
  if (!chosen && says('waits', text)) return { does: field ? 'again' : 'unclear' };
  if (state.shown && agrees(text, reading, flow)) return { does: 'confirm' };
  if (!chosen && says('goes-on', text)) return { does: 'again' };
  if (values && !(reading === 'sure' && field.choices === undefined && WORDS.test(text))) {
    return { does: 'value', values };
  }
  if (reading === 'sure' || reading === 'likely') return undefined;
  if (reading === 'own') return { does: 'again' };
  if (field?.otherwise !== undefined && TOLD.test(text)) {
    return { does: 'value', values: { [field.name]: field.otherwise } };
  }
  return field ? { does: 'invalid', field: field.name } : { does: 'unclear' };
}

/** Before words that say again what is asked for: "好，取消吧". */
const AGREES =
  /^(?:yes|yeah|ok(?:ay)?|sure|fine|right|good|please|好的?|嗯+|行|可以|对|那就|确认|确定)[\s,，.。]*(?!.*(?:\b(?:no|not|don'?t|wait|but)\b|[不别等?？])).{1,24}$/iu;

/** Yes to the summary, also in the words of its button. */
function agrees(text: string, reading: ReturnType<typeof readingOf>, { words }: Flow): boolean {
  if (says('yes', text) || (reading === 'own' && AGREES.test(text))) return true;
  return Object.values(words).some(({ yes }) => yes.toLowerCase() === text.toLowerCase());
}

/** A question of its own has several words; a name or a town seldom does. */
const WORDS = /\s\S+\s\S|[?？]|\p{Script=Han}{4}/u;

/** Something in one's own words, and no question. */
const TOLD = /^(?!.*[?？])(?:\p{L}+\s+\S|.*\p{Script=Han}{3})/u;

/** How surely the message asks something else; `own`: it asks for what is under way. */
function readingOf(
  { classification }: Asked,
  flow: Flow,
  { answers }: Knowledge,
): 'sure' | 'likely' | 'own' | undefined {
  if (!classification || classification.outOfScope || classification.band === 'unsure') return undefined;
  const answer = answers.get(classification.ranking[0]?.intent ?? '');
  if (!answer) return undefined;
  // In the middle of something, "hm, right" is a farewell only where it surely is.
  if (!answer.announce && !answer.handoff && classification.band !== 'sure') return undefined;
  return answer.flow === flow.name ? 'own' : classification.band;
}
