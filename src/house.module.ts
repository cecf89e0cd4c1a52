import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { Attachments } from '#attachments';
import { EventStore, RejectedInputs } from '#event-store';
import { Clock, Ids } from '#kernel';
import { keyDestroyer } from '#privacy';
import { ReplayBook, ReplayExecutor } from '#projections';
import { ReadModels } from '#read-models';
import { RateLimits } from './access/rate-limits.js';
import { Secrets } from './access/secrets.js';
import { Sessions } from './access/sessions.js';
import { StaffAccounts } from './access/staff-accounts.js';
import { KnownProjections } from './admin/known-projections.js';
import { StatusBoard } from './admin/status-board.js';
import { LiveContent } from './content/live-content.js';
import { Articles } from './knowledge/articles.js';
import { RecentConversations } from './conversations/recent-conversations.js';
import { DeskNow } from './desk/hours/desk-now.js';
import { Forgetting } from './forgetting/forgetting.js';
import { OngoingForgettings } from './forgetting/ongoing-forgettings.js';
import { ForesightBench } from './foresight/life/bench.js';
import { ForesightModels } from './foresight/life/foresight-models.js';
import { Foresights } from './foresight/online/foresights.js';
import { ServingForesight } from './foresight/online/serving-foresight.js';
import type { House } from './house.js';
import { WriteKey } from './ingest/write-key.js';
import { AgentTyping } from './live/agent-typing.js';
import { Changes, CommittedChanges, LogChanges } from './live/changes.js';
import { ConversationFeed } from './live/conversation-feed.js';
import { Forgettings } from './live/forgettings.js';
import { Live } from './live/live.js';
import { HelpFeed } from './live/help-feed.js';
import { LogRate } from './live/log-rate.js';
import { OnDuty } from './live/on-duty.js';
import { Presence } from './live/presence.js';
import { Typing } from './live/typing.js';
import { readinessOf } from './readiness-of.js';
import { Readiness } from './readiness.js';
import { Recommender } from './recommendations/recommender.js';
import { Settings } from './settings.js';
import { SealedLog } from './stores/sealed-log.js';
import { ModelShelf } from '#understanding';
import { ExamplesOnDisk } from './understanding/examples-on-disk.js';
import { GoldenExamples } from './understanding/golden-examples.js';
import { IntentModels } from './understanding/intent-models.js';

/** Hands every part what was opened for it. */
@Module({})
export class HouseModule {
  static of(house: House): DynamicModule {
    const providers = [...opened(house), ...live(house)];
    return { module: HouseModule, global: true, providers, exports: providers };
  }
}

const opened = (house: House): Provider[] => [
  { provide: Settings, useValue: new Settings(house.config, house.logger) },
  { provide: Clock, useValue: house.clock },
  { provide: Ids, useValue: house.ids },
  { provide: EventStore, useValue: house.store },
  { provide: SealedLog, useValue: house.log },
  { provide: ReadModels, useValue: house.readModels },
  { provide: RejectedInputs, useValue: house.rejected },
  { provide: Attachments, useValue: house.attachments },
  { provide: Secrets, useValue: house.secrets },
  { provide: StaffAccounts, useValue: house.staff },
  { provide: Sessions, useValue: house.sessions },
  { provide: RateLimits, useValue: house.limits },
  { provide: WriteKey, useValue: new WriteKey(house.config.writeKey) },
  { provide: StatusBoard, useValue: new StatusBoard(house.roles) },
  { provide: KnownProjections, useValue: new KnownProjections(house.projections) },
  { provide: ReplayExecutor, useValue: house.executor },
  {
    provide: ReplayBook,
    useValue: new ReplayBook(
      house.store,
      house.readModels,
      house.projections.map(({ name }) => name),
    ),
  },
  { provide: ForesightModels, useValue: house.foresight.models },
  { provide: ForesightBench, useValue: house.foresight.bench },
  { provide: Foresights, useValue: house.foresights },
  { provide: ServingForesight, useValue: house.serving },
  { provide: DeskNow, useValue: house.desk },
  { provide: Recommender, useValue: house.recommender },
  { provide: LiveContent, useValue: house.content },
  { provide: Articles, useValue: house.articles },
  { provide: ModelShelf, useValue: house.models.shelf },
  { provide: IntentModels, useValue: house.models.models },
  { provide: ExamplesOnDisk, useValue: house.models.examples },
  { provide: GoldenExamples, useValue: new GoldenExamples(house.models.golden) },
  { provide: Readiness, useValue: readinessOf(house) },
];

function live(house: House): Provider[] {
  const { store, keys, clock, logger, runner } = house;
  const feed = new ConversationFeed(store, logger);
  const forgettings = new Forgettings(store, keyDestroyer(keys), logger);
  const recent = new RecentConversations(store, feed);
  forgettings.listen(() => recent.forget());
  forgettings.listen(() => house.foresight.bench.forget());
  const changes = runner ? new CommittedChanges(runner) : new LogChanges(store, feed, logger);
  return [
    { provide: ConversationFeed, useValue: feed },
    { provide: HelpFeed, useValue: new HelpFeed(store, logger) },
    { provide: RecentConversations, useValue: recent },
    { provide: Forgettings, useValue: forgettings },
    { provide: OngoingForgettings, useValue: new OngoingForgettings(forgettingIn(house), logger) },
    { provide: Changes, useValue: changes },
    { provide: LogRate, useValue: new LogRate(store, clock, logger) },
    Presence,
    Typing,
    OnDuty,
    AgentTyping,
    Live,
  ];
}

function forgettingIn(house: House): Forgetting {
  const { runner, config } = house;
  return new Forgetting({
    ...house,
    ...(runner && { untilCaughtUp: (position: bigint) => runner.untilCaughtUp(position) }),
    dataFolder: config.dataFolder,
    backupsFolder: config.backupsFolder,
  });
}
