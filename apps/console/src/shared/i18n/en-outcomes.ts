import type { HelpArm } from '#protocol';

/** Offers, and the shoppers who did not want them. */
type Ended = Pick<HelpArm, 'offers' | 'dismissed' | 'muted'>;

export const enOutcomes = {
  lead: 'What help was worth beside what was held out, and how conversations went.',
  startOver: 'Show the last four weeks of everything',
  from: 'From',
  to: 'To',
  range: 'Range',
  days: (days: string) => `${days} days`,
  filters: 'What is looked at',
  policy: 'Policy',
  question: 'Question',
  agent: 'Agent',
  language: 'Language',
  any: { policy: 'All policies', question: 'All questions', agent: 'All agents', language: 'Both languages' },
  inZone: (zone: string) => `Days are those of ${zone}.`,
  help: 'Help before asking',
  helpLead:
    'Each shopper counts once for each policy. Who is held out is drawn by chance, so the two differ in nothing but the offer.',
  emptyHelpTitle: 'No help was offered in these days',
  emptyHelp:
    'Enable a help policy: as soon as it offers something, or holds it out, you see here what became of it.',
  toPolicies: 'Help policies',
  offered: 'Offered',
  heldOut: 'Held out',
  steps: {
    predicted: 'Predicted',
    shown: 'Shown',
    accepted: 'Taken up',
    answered: 'Answered',
    completed: 'Then ordered',
  },
  funnel: 'From foreseen to ordered',
  funnelLead: ({ offers, dismissed, muted }: Ended, number: (value: number) => string) =>
    `${number(offers)} ${offers === 1 ? 'offer' : 'offers'}; ${number(dismissed)} ${dismissed === 1 ? 'shopper' : 'shoppers'} waved one away, ${number(muted)} muted them.`,
  ofPredicted: (share: string) => `${share} of predicted`,
  compared: 'Did it make a difference?',
  comparedLead: 'After the first offer, seen or not, and after none. The line is the share’s 95% interval.',
  orderedWithin: 'Ordered within 24 hours',
  askedThat: 'Asked that very question within 6 hours',
  range95: (low: string, high: string) => `${low} to ${high}`,
  difference: {
    ordered: {
      more: (n: string, low: string, high: string) =>
        `${n} of 100 more ordered; it may be anything from ${low} to ${high}.`,
      fewer: (n: string, low: string, high: string) =>
        `${n} of 100 fewer ordered; it may be anything from ${low} to ${high}.`,
      unclear: (fewer: string, more: string) =>
        `Too early to tell whether more ordered: it may be ${fewer} of 100 fewer, or ${more} more.`,
    },
    askedThat: {
      more: (n: string, low: string, high: string) =>
        `${n} of 100 more asked it themselves; it may be anything from ${low} to ${high}.`,
      fewer: (n: string, low: string, high: string) =>
        `${n} of 100 fewer had to ask; it may be anything from ${low} to ${high}.`,
      unclear: (fewer: string, more: string) =>
        `Too early to tell whether fewer had to ask: it may be ${fewer} of 100 fewer, or ${more} more.`,
    },
  },
  noHoldOut:
    'Nobody was held out in these days, so there is nothing to compare with. Each policy says what share is.',
  noOffers: 'Nothing was offered in these days, only held out.',
  revenue: 'Orders within 24 hours of an offer, taken up or not',
  byPolicy: 'By policy',
  byQuestion: 'By question',
  byLanguage: 'By language',
  byAgent: 'By agent',
  helpByDay: 'Offers day by day',
  shoppers: 'Shoppers',
  orderedShare: 'Ordered',
  heldOutShare: 'Held out: ordered',
  differenceColumn: 'Difference, of 100',
  noQuestion: 'What the page is about',
  conversations: 'Conversations',
  conversationsLead: 'Those that began in these days.',
  emptyTitle: 'No conversations in these days',
  empty:
    'As soon as a shopper writes, you see here how fast they were answered, by whom, and what they thought.',
  figures: {
    conversations: 'Conversations',
    withoutHuman: 'Resolved without a person',
    handedOff: 'Handed to a person',
    firstResponse: 'First answer',
    firstHumanResponse: 'First answer of a person',
    resolution: 'Until resolved',
    rating: 'Rating',
  },
  ofResolved: (count: string, of: string) => `${count} of ${of} resolved`,
  ofAll: (count: string, of: string) => `${count} of ${of}`,
  nine: (time: string) => `nine of ten within ${time}`,
  ratings: (n: number, shown: string) => (n === 1 ? '1 rating' : `${shown} ratings`),
  stars: (n: number) => (n === 1 ? '1 star' : `${String(n)} stars`),
  ratingTitle: 'What shoppers thought',
  conversationsByDay: 'Conversations day by day',
  humanByDay: 'First answer of a person, median',
  minutes: 'Minutes',
  minutesShort: (n: string) => `${n} min`,
  alone: 'resolved without a person',
  began: 'began',
  notUnderstood: 'Nothing understood',
  export: 'Export',
  tables: {
    offers: 'Every offer',
    policies: 'By policy',
    'help-days': 'Help by day',
    conversations: 'Every conversation',
    intents: 'By question',
    agents: 'By agent',
    languages: 'By language',
    'conversation-days': 'Conversations by day',
  },
  exportHint: 'CSV, for any spreadsheet',
};
