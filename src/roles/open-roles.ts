import type { ProjectionRunner } from '#projections';
import type { Config } from '../config/config.js';
import { SimulatedVisitors } from '../demo/simulated-visitors.js';
import { HelpRole } from '../help/help-role.js';
import { shopContext } from '../help/shop-context.js';
import { openOutbound } from '../outbound/open-outbound.js';
import { followRecommendations } from '../recommendations/follow-recommendations.js';
import { openAssistant, type OpeningParts } from '../assistant/open-assistant.js';
import type { LiveContent } from '../content/live-content.js';
import type { Foresights } from '../foresight/online/foresights.js';
import { LatestForesights } from '../foresight/online/latest-foresights.js';
import type { ServingForesight } from '../foresight/online/serving-foresight.js';
import { answerMessages } from './answer-messages.js';
import type { ForesightLife } from '../foresight/life/foresight-life.js';
import { ForesightLifeRole } from './foresight-life-role.js';
import { ForesightRole } from './foresight-role.js';
import type { Role } from './role.js';
import { Subscriber } from './subscriber.js';
import { type Opened, UnderstandingRole, type UnderstandingRoleParts } from './understanding-role.js';

interface Parts extends UnderstandingRoleParts, OpeningParts {
  readonly config: Config;
  /** What the shop says. */
  readonly content: LiveContent;
  readonly foresights: Foresights;
  readonly serving: ServingForesight;
  /** Absent where another process opens and trains what foresees, or a test puts something in its place. */
  readonly life: ForesightLife | undefined;
}

/** What reacts to the log in this process, in the order in which it starts; it stops in reverse. */
export async function openRoles(
  parts: Parts,
  runner: ProjectionRunner | undefined,
  openClassifier: () => Promise<Opened>,
): Promise<readonly Role[]> {
  const { roles } = parts.config;
  return [
    ...(roles.has('understanding') ? [new UnderstandingRole(openClassifier, parts)] : []),
    ...(parts.life ? [new ForesightLifeRole(parts.life, parts.log)] : []),
    ...(parts.foresights instanceof LatestForesights ? foresight(parts, parts.foresights, runner) : []),
    ...(roles.has('assistant')
      ? [await assistant(parts, runner), await help(parts, runner), ...openOutbound(parts)]
      : []),
    ...(roles.has('gateway') && parts.config.simulatedVisitors > 0
      ? [new SimulatedVisitors(parts.config.simulatedVisitors, parts)]
      : []),
  ];
}

function foresight(
  parts: Parts,
  latest: LatestForesights,
  runner: ProjectionRunner | undefined,
): readonly Role[] {
  const { store, readModels, log } = parts;
  const following = followRecommendations({ store, readModels, untilCurrent: untilCurrentIn(runner) });
  return [new ForesightRole({ ...parts, latest }), new Subscriber(following, store, readModels, log)];
}

/** Resolves when read models show everything up to a position, as far as this process can tell. */
const untilCurrentIn =
  (runner: ProjectionRunner | undefined) =>
  async (position: bigint): Promise<void> =>
    runner?.untilCaughtUp(position);

async function help(parts: Parts, runner: ProjectionRunner | undefined): Promise<Role> {
  const { demo, reading } = parts.config;
  const shop = await shopContext(reading.timeZone, demo);
  return new HelpRole({ ...parts, shop, untilCurrent: untilCurrentIn(runner) });
}

async function assistant(parts: Parts, runner: ProjectionRunner | undefined): Promise<Role> {
  const { store, readModels, log } = parts;
  const opened = await openAssistant(parts, untilCurrentIn(runner));
  return new Subscriber(answerMessages(opened), store, readModels, log);
}
