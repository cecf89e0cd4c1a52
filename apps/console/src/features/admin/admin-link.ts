import type {
  AdminToServer,
  EventView,
  ForesightTrainingView,
  Overview,
  ProjectionStatus,
  RehearsalView,
  ReplayView,
  ServerToAdmin,
  TrainingView,
} from '#protocol';
import { createContext, use } from 'react';
import { problemOf } from '../../shared/api/problem-error.js';
import { Link } from '../../shared/link/link.js';
import { Store } from '../../shared/link/store.js';
import { followed } from './followed-events.js';
import { retold, withSpeed } from './replays/replay-progress.js';
import { retoldTrainings } from './model-parts/training-progress.js';

const KEPT_EVENTS = 500;

/** How the house stands, as told every second; undefined until told for the first time. */
export interface House {
  readonly overview?: Overview;
  readonly projections?: readonly ProjectionStatus[];
}

export interface Followed {
  readonly on: boolean;
  readonly events: readonly EventView[];
}

/** The `/admin` namespace. */
export class AdminLink extends Link<ServerToAdmin, AdminToServer> {
  readonly house = new Store<House>({});
  readonly followed = new Store<Followed>({ on: true, events: [] });
  /** Newest first. */
  readonly replays = new Store<readonly ReplayView[]>([]);
  /** Events per second of each replay, as told while it ran, oldest first. */
  readonly speeds = new Store<ReadonlyMap<string, readonly number[]>>(new Map());

  /** Newest first. */
  readonly trainings = new Store<readonly TrainingView[]>([]);
  /** Those of foresight, newest first. */
  readonly foresightTrainings = new Store<readonly ForesightTrainingView[]>([]);
  /** Of help policies, newest first. */
  readonly rehearsals = new Store<readonly RehearsalView[]>([]);

  /** How often something has moved that leaves the house. */
  readonly outboundMoves = new Store(0);

  constructor() {
    super('/admin');
    this.on('overview', (overview) => this.house.change((house) => ({ ...house, overview })));
    this.on('projections', (projections) => this.house.change((house) => ({ ...house, projections })));
    this.on('replays', this.hear);
    this.on('trainings', this.hearTrainings);
    this.on('foresightTrainings', this.hearForesightTrainings);
    this.on('outbound', () => this.outboundMoves.change((moves) => moves + 1));
    this.on('rehearsals', this.hearRehearsals);
    this.on('events', (incoming) =>
      this.followed.change((now) => ({ ...now, events: followed(now.events, incoming, KEPT_EVENTS) })),
    );
  }

  /** Replays as they stand now, whoever told of them: a push, or the answer to a request. */
  readonly hear = (told: readonly ReplayView[]): void => {
    this.replays.change((known) => retold(known, told));
    const running = told.filter(({ state }) => state === 'running');
    if (running.length === 0) return;
    this.speeds.change((speeds) => {
      const next = new Map(speeds);
      for (const { replayId, eventsPerSecond } of running)
        next.set(replayId, withSpeed(next.get(replayId) ?? [], eventsPerSecond));
      return next;
    });
  };

  /** Trainings as they stand now, whoever told of them. */
  readonly hearTrainings = (told: readonly TrainingView[]): void =>
    this.trainings.change((known) => retoldTrainings(known, told));

  readonly hearForesightTrainings = (told: readonly ForesightTrainingView[]): void =>
    this.foresightTrainings.change((known) => retoldTrainings(known, told));

  readonly hearRehearsals = (told: readonly RehearsalView[]): void =>
    this.rehearsals.change((known) => {
      const ids = new Set(known.map(({ rehearsalId }) => rehearsalId));
      const news = told.filter(({ rehearsalId }) => !ids.has(rehearsalId));
      const now = new Map(told.map((each) => [each.rehearsalId, each]));
      return [...news, ...known.map((each) => now.get(each.rehearsalId) ?? each)];
    });

  /** A new connection follows nothing: call this again on every one. */
  readonly follow = (on: boolean): void => {
    this.followed.change((now) => ({ ...now, on }));
    this.ask('events.follow', { on }).catch((error: unknown) => {
      if (problemOf(error).code !== 'unavailable') console.warn(error);
    });
  };
}

export const AdminLinkContext = createContext<AdminLink | null>(null);

export function useAdminLink(): AdminLink {
  const link = use(AdminLinkContext);
  if (link === null) throw new Error('useAdminLink is used outside of the console');
  return link;
}
