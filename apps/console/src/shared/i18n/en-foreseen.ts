export const enForeseen = {
  title: 'About to ask',
  within: (hours: string) => `within ${hours} h`,
  willAskNothing: 'Will most likely ask nothing',
  nothing: 'Asks nothing',
  /** For a screen reader, when what leads has changed. */
  now: (question: string, band: string) => `About to ask: ${question}, ${band}`,
  or: 'Otherwise',
  why: 'Why',
  whyOf: (events: number, shown: string) => (events === 1 ? 'Why: 1 event' : `Why: ${shown} events`),
  whyLead: 'What raised it, and how much of it each did',
  noEvidence: 'No single event stands out: it rests on how shoppers usually go on from here.',
  influence: (percent: string) => `${percent} of what raised it`,
  inJourney: 'Show in the journey',
  openEvent: 'Open the event',
  allEvidence: 'Show all',
  outlook: 'What comes next',
  purchase: 'Buys in this visit',
  leave: 'Leaves now',
  comeBack: (days: string) => `Back within ${days} days`,
  products: 'May look at next',
  noProducts: 'No product stands out yet.',
  reasons: {
    similar: (about: string | undefined) =>
      about === undefined ? 'like what they looked at' : `similar to ${about}`,
    'goes-with-cart': (about: string | undefined) =>
      about === undefined ? 'goes with the cart' : `goes with ${about} in the cart`,
    'others-went-on': (about: string | undefined) =>
      about === undefined ? 'others went on to this' : `others went on to this from ${about}`,
    'for-you': (_about: string | undefined) => 'fits what they looked at',
    popular: (_about: string | undefined) => 'popular now',
  },
  basis: (model: string, version: string, clock: string) => `${model} ${version}, as of ${clock}`,
  emptyTitle: 'Nothing is foreseen yet',
  empty:
    'What this shopper is likely to ask shows here, with the events that speak for it. It comes by itself once a model foresees and they do something in the shop.',
  unknown: 'not known yet',
  otherOrder: (order: string) => `Change to: ${order}`,
  question: (name: string, percent: string) => `Likely about to ask: ${name}, ${percent}`,
};
