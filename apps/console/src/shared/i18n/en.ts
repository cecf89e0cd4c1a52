import { enAdmin } from './en-admin.js';
import { enActs, enDuty } from './en-desk-acts.js';
import { enComposer } from './en-desk-composer.js';
import { enQueue } from './en-desk-queue.js';
import { enContent } from './en-content.js';
import { enDesk } from './en-desk.js';
import { enEvaluation } from './en-evaluation.js';
import { enForeseen } from './en-foreseen.js';
import { enBackups, enForgetting, enQuarantine, enSearch } from './en-keeping.js';
import { enForesightModels } from './en-foresight-models.js';
import { enMeaning } from './en-meaning.js';
import { enOutbound } from './en-outbound.js';
import { enOutcomes } from './en-outcomes.js';
import { enPolicies } from './en-policies.js';
import { enReplay } from './en-replay.js';
import { enShopper } from './en-shopper.js';
import { enTravel } from './en-travel.js';
import { enUnderstanding } from './en-understanding.js';

/** Everything the console says, in English. `zh.ts` has the same keys; the compiler sees to it. */
export const en = {
  app: {
    name: 'Presage',
    desk: 'Desk',
    admin: 'Admin',
    skip: 'Skip to content',
    areas: 'Areas',
    sections: 'Sections',
    account: 'Your account',
    agent: 'Agent',
    administrator: 'Administrator',
    signOut: 'Sign out',
    light: 'Switch to light',
    dark: 'Switch to dark',
    otherLanguage: '中文',
    close: 'Close',
    loading: 'Loading…',
    retry: 'Try again',
    copy: 'Copy',
    copied: 'Copied',
    somebody: 'Visitor',
    forgotten: 'Forgotten at the shopper’s request',
    notFound: 'There is no page here',
    toDesk: 'Go to the desk',
    broken: 'This part of the screen stopped working.',
    brokenNext:
      'Nothing was lost on the server. Reload the page; if it happens again, tell us the words below.',
    absentNext: 'This screen could not be fetched. Nothing is lost: try again in a moment.',
    reload: 'Reload',
  },
  link: {
    lost: 'Connection lost. Reconnecting by itself; what you see may be out of date.',
    refused: 'The server closed this connection.',
    reconnect: 'Reconnect',
  },
  login: {
    title: 'Sign in',
    lead: 'For agents and administrators of the shop.',
    email: 'E-mail',
    password: 'Password',
    submit: 'Sign in',
    needEmail: 'Enter your e-mail address.',
    needPassword: 'Enter your password.',
    wrong: 'This e-mail and password do not belong together. Check both and try again.',
    waitTitle: 'Too many tries',
    wait: (seconds: string) => `Wait ${seconds}, then try again.`,
    expired: 'Your session has ended. Sign in again to go on where you were.',
    notAdmin: 'This page is for administrators.',
    notAdminNext: 'You are signed in as an agent. Ask an administrator if you need access.',
  },
  problem: {
    'invalid-input': 'Something in the request was not right.',
    unauthorised: 'You are not signed in.',
    forbidden: 'You may not do this.',
    'not-found': 'It is not there any more.',
    'rate-limited': 'Too much at once.',
    'too-large': 'That is too large.',
    conflict: 'This cannot be done as things stand.',
    unavailable: 'The server does not answer.',
    internal: 'The server made a mistake.',
    offline: 'Nothing was lost here. Check the network; trying again is safe.',
    number: (id: string) => `Number for support: ${id}`,
  },
  stage: {
    visitor: 'Visitor',
    prospect: 'Prospect',
    customer: 'Customer',
    loyal: 'Loyal',
    'at-risk': 'At risk',
    lapsed: 'Lapsed',
  },
  order: {
    placed: 'Placed',
    processing: 'Processing',
    shipped: 'Shipped',
    out_for_delivery: 'Out for delivery',
    delayed: 'Delayed',
    delivered: 'Delivered',
    cancelled: 'Cancelled',
    refunded: 'Refunded',
  },
  band: { sure: 'sure', likely: 'likely', unsure: 'unsure' },
  desk: enDesk,
  queue: enQueue,
  composer: enComposer,
  acts: enActs,
  duty: enDuty,
  meaning: enMeaning,
  foreseen: enForeseen,
  shopper: enShopper,
  adminPage: enAdmin,
  replay: enReplay,
  travel: enTravel,
  quarantine: enQuarantine,
  search: enSearch,
  forgetting: enForgetting,
  backups: enBackups,
  understanding: { ...enUnderstanding, ...enEvaluation },
  foresightModels: enForesightModels,
  policies: enPolicies,
  outcomes: enOutcomes,
  outbound: enOutbound,
  content: enContent,
};

/** The shape of a dictionary: the same keys, and the same values asked for where a sentence has some. */
export type Words = typeof en;
