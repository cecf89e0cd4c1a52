import type { Logger } from 'pino';
import type { Attachments } from '#attachments';
import type { EventStore, RejectedInputs } from '#event-store';
import { Clock, Ids, SystemClock, UuidV7Ids } from '#kernel';
import { keyDestroyer, type ShopperKeys } from '#privacy';
import { isDamage, type Projection, ProjectionRunner, type ReplayExecutor, replaysModel } from '#projections';
import type { ReadModel, ReadModels } from '#read-models';
import { RateLimits } from './access/rate-limits.js';
import { openSecrets, Secrets } from './access/secrets.js';
import { Sessions } from './access/sessions.js';
import { FileStaffAccounts, StaffAccounts } from './access/staff-accounts.js';
import type { Config } from './config/config.js';
import { seenAgents } from './desk/duty/seen-agents.js';
import { DeskNow } from './desk/hours/desk-now.js';
import { projections as everyProjection } from './projections.js';
import { openExecutor, openManager, type Replaying } from './replays/open-replays.js';
import { foresightNotes } from './foresight/online/foresight-note.js';
import type { Foresights } from './foresight/online/foresights.js';
import { openForesights } from './foresight/online/open-foresights.js';
import { ForesightLife } from './foresight/life/foresight-life.js';
import { type ForesightParts, openForesightModels } from './foresight/life/open-foresight-models.js';
import { FixedForesight, type ServingForesight } from './foresight/online/serving-foresight.js';
import { openRecommendations } from './recommendations/open-recommendations.js';
import { Recommender } from './recommendations/recommender.js';
import { openRoles } from './roles/open-roles.js';
import { openUnderstanding } from './roles/open-understanding.js';
import type { Role } from './roles/role.js';
import type { Opened } from './roles/understanding-role.js';
import { ContentFiles } from './content/content-files.js';
import { LiveContent } from './content/live-content.js';
import { Articles } from './knowledge/articles.js';
import { ReadingHere } from './knowledge/reading-here.js';
import { openDataFolder } from './start/data-folder.js';
import { destroyForgottenKeys } from './forgetting/destroy-forgotten-keys.js';
import { openStores } from './stores/open-stores.js';
import { removeFormerFiles } from './start/former-files.js';
import { showTraining } from './start/progress.js';
import { type ModelParts, openModels } from './understanding/open-models.js';
import { servingModel, trainingsModel } from '#model-life';

/** Everything the server is built of that is opened before it and closed after it. */
export interface House {
  readonly config: Config;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly ids: Ids;
  /** The log as it is kept, personal fields sealed: for exports, backups and checksums. */
  readonly log: EventStore;
  /** The log as it is read and written: personal fields opened, old schema versions lifted. */
  readonly store: EventStore;
  readonly keys: ShopperKeys;
  readonly readModels: ReadModels;
  /** Whether a database server keeps them, whose own files nobody can look through from here. */
  readonly documentsOnServer: boolean;
  readonly rejected: RejectedInputs;
  /** Files that are sent along with messages. */
  readonly attachments: Attachments;
  readonly secrets: Secrets;
  readonly staff: StaffAccounts;
  readonly sessions: Sessions;
  readonly limits: RateLimits;
  readonly projections: readonly Projection[];
  /** Absent where projections run in another process. */
  readonly runner: ProjectionRunner | undefined;
  /** Where replays are worked on, and compared. */
  readonly executor: ReplayExecutor;
  /** Intent models: where they are kept, made, and opened. */
  readonly models: ModelParts;
  /** What the shop says. */
  readonly content: LiveContent;
  /** What its help articles say. */
  readonly articles: Articles;
  /** Which model foresees. */
  readonly serving: ServingForesight;
  /** Foresight models: where they are kept, made, opened, and measured. */
  readonly foresight: ForesightParts;
  /** What is believed of shoppers. */
  readonly foresights: Foresights;
  readonly recommender: Recommender;
  /** When people answer, and how soon. */
  readonly desk: DeskNow;
  readonly roles: readonly Role[];
  close(): Promise<void>;
}

/** What a test may put in the place of the real thing. */
export interface Replacements {
  readonly projections?: readonly Projection[];
  /** Understands messages in the place of an intent model, whatever the log says of models. */
  readonly openClassifier?: () => Promise<Opened>;
  /** Foresees in the place of the model that the log says. */
  readonly serving?: ServingForesight;
  /** Where models are kept, if not in the data folder. */
  readonly modelsFolder?: string;
}

/** @throws where the data folder cannot be used */
export async function openHouse(config: Config, logger: Logger, replaced: Replacements = {}): Promise<House> {
  await openDataFolder(config.dataFolder);
  await removeFormerFiles(config.dataFolder);
  const stores = await openStores(config);
  const { store, readModels } = stores;
  await destroyForgottenKeys(stores);
  const clock = new SystemClock();
  const { projections = everyProjection } = replaced;
  for (const model of [...projections, ...besideProjections]) await define(readModels, model);
  const { runner, executor, projectors } = openProjecting({ config, stores, clock, projections, logger });
  const parts = { config, log: logger, clock, store, readModels };
  const models = openModels(config, readModels, replaced.modelsFolder, (line) => logger.warn(line));
  const reader = new ReadingHere(logger);
  const said = await openContent({ ...parts, reader }, models, replaced);
  const understanding =
    replaced.openClassifier ??
    reader.knowing(() => openUnderstanding({ ...parts, models: models.models }, runner, showTraining));
  const { life, ...foreseeing } = await openForeseeing(parts, replaced);
  const secrets = await openSecrets(config);
  const desk = new DeskNow({ ...parts, hours: config.businessHours, timeZone: config.reading.timeZone });
  return {
    config,
    logger,
    clock,
    ...stores,
    ids: new UuidV7Ids(),
    secrets,
    desk,
    staff: await FileStaffAccounts.open(config.dataFolder),
    sessions: await Sessions.open(config.dataFolder),
    limits: new RateLimits(config),
    projections,
    runner,
    executor,
    models,
    ...said,
    ...foreseeing,
    roles: [
      ...projectors,
      said.content,
      said.articles,
      ...(await openRoles({ ...parts, ...said, ...foreseeing, life, secrets, desk }, runner, understanding)),
    ],
  };
}

type Foreseeing = Pick<House, 'serving' | 'foresight' | 'foresights' | 'recommender'>;

/** What foresees, what it believes, and what is recommended on account of it. */
async function openForeseeing(
  parts: Pick<House, 'config' | 'clock' | 'store' | 'readModels'> & { readonly log: Logger },
  replaced: Replacements,
): Promise<Foreseeing & { readonly life: ForesightLife | undefined }> {
  const { config, store } = parts;
  const foresight = openForesightModels(config, store, replaced.modelsFolder);
  const life = foreseesHere(config, replaced)
    ? new ForesightLife({ ...parts, models: foresight.models })
    : undefined;
  const serving = replaced.serving ?? life?.serving ?? new FixedForesight();
  const recommendable = await openRecommendations(parts);
  return {
    serving,
    foresight,
    life,
    foresights: openForesights(parts),
    recommender: new Recommender({ ...parts, ...recommendable, serving }),
  };
}

/** Whether a model of the log's is opened and trained in this process. */
const foreseesHere = ({ roles }: Config, { serving }: Replacements): boolean =>
  roles.has('foresight') && serving === undefined;

const openContent = async (
  {
    config,
    store,
    log,
    reader,
  }: Pick<House, 'config' | 'store'> & { readonly log: Logger; readonly reader: ReadingHere },
  { examples, encoders }: ModelParts,
  { openClassifier }: Replacements,
): Promise<Pick<House, 'content' | 'articles'>> => {
  const content = await LiveContent.open(store, await ContentFiles.open(config, examples), log);
  // Where a test understands by itself, no encoder is loaded for its few articles.
  const usable = openClassifier ? undefined : encoders;
  return {
    content,
    articles: new Articles({ content, encoders: usable, articleUrl: config.articleUrl, reader, log }),
  };
};

type Projecting = Pick<House, 'runner' | 'executor'> & { readonly projectors: readonly Role[] };

/** What makes documents of the log, and makes them anew. */
function openProjecting(replaying: Replaying & Pick<House, 'config'>): Projecting {
  const { config, stores, projections, clock, logger } = replaying;
  const executor = openExecutor(replaying);
  if (!config.roles.has('projector')) return { runner: undefined, executor, projectors: [] };
  const runner = new ProjectionRunner(stores.store, stores.readModels, projections, clock, {
    beforeRefold: keyDestroyer(stores.keys),
    onError: (err) => logger.error({ err }, 'a projection cannot go on just now'),
  });
  return { runner, executor, projectors: [runner, openManager(replaying, executor)] };
}

/** What shows how far something is, which the log does not tell. */
const besideProjections: readonly ReadModel[] = [
  replaysModel,
  trainingsModel,
  servingModel,
  foresightNotes,
  seenAgents,
];

/** Documents that are damaged stop nobody: the process that projects them builds them anew. */
async function define(readModels: ReadModels, model: ReadModel): Promise<void> {
  try {
    await readModels.define(model);
  } catch (error) {
    if (!isDamage(error)) throw error;
  }
}
