import { firstHumanResponse, firstResponse, intentsIn, isShown, resolution } from '#outcomes';
import type {
  ConversationFigures,
  DurationsView,
  HelpArm,
  HelpComparison,
  OutcomesTable,
  ShareView,
} from '#protocol';
import type { Cell, Table } from './csv.js';
import type { Outcomes } from './read-outcomes.js';

/** Every table that can be taken along, by name. Columns are in English: they are for programs, too. */
export const tables: Readonly<Record<OutcomesTable, (outcomes: Outcomes) => Table>> = {
  offers,
  policies,
  'help-days': ({ view }) => ({
    columns: ['day', 'predicted', 'shown', 'accepted', 'completed', 'held_out'],
    rows: view.help.byDay.map((one) => [
      one.day,
      one.predicted,
      one.shown,
      one.accepted,
      one.completed,
      one.heldOut,
    ]),
  }),
  conversations,
  intents: ({ view }) =>
    figures(
      ['intent'],
      view.conversations.byIntent.map((one) => [[one.intent], one]),
    ),
  agents: ({ view }) =>
    figures(
      ['agent_id', 'agent'],
      view.conversations.byAgent.map((one) => [[one.agentId, one.name], one]),
    ),
  languages: ({ view }) =>
    figures(
      ['language'],
      view.conversations.byLanguage.map((one) => [[one.language], one]),
    ),
  'conversation-days': ({ view }) =>
    figures(
      ['day'],
      view.conversations.byDay.map((one) => [[one.day], one]),
    ),
};

function offers({ cases, names }: Outcomes): Table {
  return {
    columns: [
      ...['offer_id', 'shopper_id', 'policy_id', 'policy', 'arm', 'intent', 'language', 'predicted_at'],
      ...[
        'shown',
        'shown_at',
        'accepted_at',
        'answered_at',
        'dismissed',
        'muted_at',
        'asked_at',
        'asked_that',
      ],
      ...['ordered_at', 'order_id', 'amount', 'currency'],
    ],
    rows: cases.flatMap(({ shopperId, offers: own }) =>
      own.map((one): readonly Cell[] => [
        ...[one.offerId, shopperId, one.policyId, names.policies.get(one.policyId) ?? one.policyId],
        ...[one.arm, one.intent, one.language, one.at, isShown(one), one.shownAt, one.accepted?.at],
        ...[one.answeredAt, one.dismissed, one.mutedAt, one.asked?.at, one.asked?.same],
        ...[one.ordered?.at, one.ordered?.orderId, one.ordered?.amount, one.ordered?.currency],
      ]),
    ),
  };
}

function policies({ view: { help } }: Outcomes): Table {
  const rows: readonly (readonly [string, string, HelpComparison])[] = [
    ['', 'all', help],
    ...help.byPolicy.map((one) => [one.policyId, one.name, one] as const),
  ];
  return {
    columns: [
      ...['policy_id', 'policy', 'arm', 'shoppers', 'offers', 'shown', 'accepted', 'answered', 'completed'],
      ...[
        'dismissed',
        'muted',
        ...shareColumns('ordered'),
        ...shareColumns('asked'),
        ...shareColumns('asked_that'),
      ],
      ...['revenue', 'ordered_difference', 'ordered_difference_low', 'ordered_difference_high'],
    ],
    rows: rows.flatMap(
      ([
        id,
        name,
        {
          offered,
          heldOut,
          difference: { ordered },
        },
      ]) => [
        [id, name, 'offer', ...armCells(offered), ordered?.difference, ordered?.low, ordered?.high],
        [id, name, 'hold-out', ...armCells(heldOut), null, null, null],
      ],
    ),
  };
}

const armCells = (arm: HelpArm): readonly Cell[] => [
  ...[arm.predicted, arm.offers, arm.shown, arm.accepted, arm.answered, arm.completed],
  ...[
    arm.dismissed,
    arm.muted,
    ...shareCells(arm.ordered),
    ...shareCells(arm.asked),
    ...shareCells(arm.askedThat),
  ],
  arm.revenue.map(({ currency, amount }) => `${String(amount)} ${currency}`).join('; '),
];

function conversations({ conversations: all }: Outcomes): Table {
  return {
    columns: [
      ...['conversation_id', 'shopper_id', 'started_at', 'language', 'intents', 'agents', 'handed_off_at'],
      ...[
        'first_response_s',
        'first_human_response_s',
        'resolution_s',
        'resolved_at',
        'resolved_by',
        'rating',
      ],
    ],
    rows: all.map((one) => [
      ...[one.conversationId, one.shopperId, one.startedAt, one.language, intentsIn(one).join('; ')],
      ...[one.agents.map(({ name }) => name).join('; '), one.handedOffAt, firstResponse(one)],
      ...[firstHumanResponse(one), resolution(one), one.resolved?.at, one.resolved?.by, one.rating],
    ]),
  };
}

function figures(
  keys: readonly string[],
  rows: readonly (readonly [readonly Cell[], ConversationFigures])[],
): Table {
  return {
    columns: [
      ...[
        ...keys,
        'conversations',
        'resolved',
        ...shareColumns('without_human'),
        ...shareColumns('handed_off'),
      ],
      ...['first_response', 'first_human_response', 'resolution'].flatMap((name) => [
        `${name}_median_s`,
        `${name}_p90_s`,
      ]),
      ...['ratings', 'rating_mean', 'rated_1', 'rated_2', 'rated_3', 'rated_4', 'rated_5'],
    ],
    rows: rows.map(([key, one]) => [
      ...[
        ...key,
        one.conversations,
        one.resolved,
        ...shareCells(one.withoutHuman),
        ...shareCells(one.handedOff),
      ],
      ...[one.firstResponse, one.firstHumanResponse, one.resolution].flatMap(durationCells),
      ...[one.rating.count, one.rating.mean, ...one.rating.by],
    ]),
  };
}

const shareColumns = (name: string): readonly string[] => [
  name,
  `${name}_share`,
  `${name}_low`,
  `${name}_high`,
];
const shareCells = ({ count, share, low, high }: ShareView): readonly Cell[] => [count, share, low, high];
const durationCells = ({ median, p90 }: DurationsView): readonly Cell[] => [median, p90];
