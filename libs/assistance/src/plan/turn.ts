import type { ConversationFlow } from '#conversation';
import type { Choice } from '#protocol';
import type { Answer } from '../answer-file.js';
import { flowNamed } from '../flows/flows.js';
import type { Asked, Knowledge } from './asked.js';
import { flowTurn, type FlowTurn } from './flow-turn.js';
import { followsOn } from './follows-on.js';
import { closeReadings } from './readings.js';

/** What a message asks of the assistant, before anything is looked up. */
export type Turn =
  /** `chosen`: by a button. `likely`: it is said how it was understood. */
  | { readonly kind: 'answer'; readonly answer: Answer; readonly likely: boolean; readonly chosen: boolean }
  | { readonly kind: 'clarify'; readonly answers: readonly Answer[] }
  /** Not understood: what may be written for it, or found in articles, is found now. `perhaps`: one faint reading. */
  | { readonly kind: 'unsure'; readonly perhaps?: Answer }
  | { readonly kind: 'none' }
  /** An offer of help without a question was taken up. */
  | { readonly kind: 'open' }
  | { readonly kind: 'human' }
  /** A button of something that is over, or was never there. */
  | { readonly kind: 'stale'; readonly flow?: ConversationFlow }
  | FlowTurn;

/** *Sure* and *likely* readings are answered, close ones asked about; what a button stands for is never guessed at. */
export function turnOf(asked: Asked, knowledge: Knowledge): Turn {
  if (asked.choice) return chosenTurn(asked.choice, asked, knowledge);
  return flowTurn(asked, knowledge) ?? readTurn(asked, knowledge);
}

function chosenTurn(choice: Choice, asked: Asked, { answers }: Knowledge): Turn {
  switch (choice.kind) {
    case 'intent': {
      const answer = answers.get(choice.intent);
      return answer ? { kind: 'answer', answer, likely: false, chosen: true } : { kind: 'unsure' };
    }
    case 'none':
      return { kind: 'none' };
    case 'human':
      return { kind: 'human' };
    case 'offer':
      return { kind: 'open' };
    default:
      return flowChoice(choice, asked);
  }
}

type FlowChoice = Extract<Choice, { flowId: string }>;

function flowChoice(choice: FlowChoice, asked: Asked): Turn {
  const flow = asked.flows.find(({ flowId }) => flowId === choice.flowId);
  if (!flow || flowNamed(flow.flow) === undefined) return { kind: 'stale' };
  if (flow.status === 'done' || flow.status === 'refused') return { kind: 'stale', flow };
  switch (choice.kind) {
    case 'field':
      // An old button of something that was dropped: it is asked whether to go on, and nothing is taken over.
      if (flow.status === 'abandoned') return { kind: 'flow', does: 'offer', flow };
      return { kind: 'flow', does: 'value', flow, values: { [choice.field]: choice.value }, pressed: true };
    case 'confirm':
      if (flow.status === 'abandoned') return { kind: 'flow', does: 'offer', flow };
      return flow.shown ? { kind: 'flow', does: 'confirm', flow } : { kind: 'flow', does: 'again', flow };
    case 'change':
      if (flow.status === 'abandoned') return { kind: 'flow', does: 'offer', flow };
      return { kind: 'flow', does: 'change', flow, field: choice.field };
    case 'abandon':
      return { kind: 'flow', does: 'abandon', flow };
    case 'resume':
      return { kind: 'flow', does: 'again', flow };
  }
}

/** "No, …" to what was just answered: saying it again helps nobody. */
const DENIES = /^(?:no+|nope|not that|that'?s not)\b|^(?:不是|不对)/i;

/** A pleasantry is answered without saying how it was understood, so it must not look like a question too. */
const isDoubtful = (
  { announce, handoff }: Answer,
  classification: NonNullable<Asked['classification']>,
  answers: Knowledge['answers'],
): boolean =>
  !announce &&
  !handoff &&
  classification.band === 'likely' &&
  closeReadings(classification, answers).length > 0;

function readTurn(asked: Asked, knowledge: Knowledge): Turn {
  const { classification } = asked;
  const { answers } = knowledge;
  const before = followsOn(asked, knowledge);
  if (before) return { kind: 'answer', answer: before, likely: false, chosen: false };
  if (!classification || classification.outOfScope) return { kind: 'unsure' };
  const { band, ranking } = classification;
  if (DENIES.test(asked.text.trim()) && ranking[0]?.intent === asked.lastIntent) return { kind: 'none' };
  const answer = answers.get(ranking[0]?.intent ?? '');
  if (answer && band !== 'unsure' && !isDoubtful(answer, classification, answers)) {
    return { kind: 'answer', answer, likely: band === 'likely', chosen: false };
  }
  if (!answer) return { kind: 'unsure' };
  const [first, second] = closeReadings(classification, answers);
  if (first && second) return { kind: 'clarify', answers: [first, second] };
  return { kind: 'unsure', ...(first && { perhaps: first }) };
}
