import { pino } from 'pino';
import { SystemClock, UuidV7Ids } from '#kernel';
import type { ForesightVersionView, GateView, ModelView } from '#protocol';
import { type ModelCommand, servingModel, trainingsModel } from '#model-life';
import type { Caller } from '../../../../src/access/caller.js';
import { FileStaffAccounts } from '../../../../src/access/staff-accounts.js';
import { readConfig } from '../../../../src/config/config.js';
import { Refusal } from '../../../../src/errors/problems.js';
import { ForesightLog } from '../../../../src/foresight/life/foresight-log.js';
import { ForesightViews } from '../../../../src/foresight/life/foresight-views.js';
import { openForesightModels } from '../../../../src/foresight/life/open-foresight-models.js';
import { projections } from '../../../../src/projections.js';
import { Settings } from '../../../../src/settings.js';
import { Comparisons } from '../../../../src/understanding/comparisons.js';
import { GoldenExamples } from '../../../../src/understanding/golden-examples.js';
import { ModelLog } from '../../../../src/understanding/model-log.js';
import { ModelViews } from '../../../../src/understanding/model-views.js';
import { openModels } from '../../../../src/understanding/open-models.js';
import { ReadGate, ReadGateHandler } from '../../../../src/understanding/queries/read-gate.js';
import { openStores, type Stores } from '../open-stores.js';
import { UsageError } from '../usage-error.js';

/** The models of an installation, beside its server or without one. */
export class ModelDesk implements AsyncDisposable {
  private constructor(
    private readonly stores: Stores,
    private readonly log: ModelLog,
    private readonly views: ModelViews,
    private readonly gates: ReadGateHandler,
    private readonly foresight: ForesightViews,
  ) {}

  static async open(varFolder: string): Promise<ModelDesk> {
    const config = readConfig({ ...process.env, PRESAGE_VAR: varFolder });
    const stores = await openStores(varFolder);
    const { store, readModels } = stores;
    for (const model of [...projections, trainingsModel, servingModel]) await readModels.define(model);
    const clock = new SystemClock();
    const { shelf, models, golden } = openModels(config, readModels);
    const log = new ModelLog(store, models, clock);
    const staff = await FileStaffAccounts.open(varFolder);
    const views = new ModelViews(log, readModels, shelf, models, staff);
    const comparisons = new Comparisons(log, shelf, new Settings(config, pino({ level: 'silent' })));
    const gates = new ReadGateHandler(comparisons, new GoldenExamples(golden), readModels, clock);
    const foresees = openForesightModels(config, store).models;
    const life = new ForesightLog(store, foresees, clock);
    const foresight = new ForesightViews(life, readModels, foresees, staff);
    return new ModelDesk(stores, log, views, gates, foresight);
  }

  /** Newest first. */
  versions(): Promise<readonly ModelView[]> {
    return this.views.versions();
  }

  /** Of the foresight model, newest first. */
  foresightVersions(): Promise<readonly ForesightVersionView[]> {
    return this.foresight.versions();
  }

  /** The version of this name, or of a name that begins like this. */
  async chosen(name: string): Promise<ModelView> {
    const meant = (await this.versions()).filter(({ version }) => version.startsWith(name));
    const [version, another] = meant;
    if (!version) throw new UsageError(`There is no version ${name}. See: presage models list`);
    if (another) throw new UsageError(`Several versions begin with ${name}: write more of it.`);
    return version;
  }

  gate(version: string): Promise<GateView> {
    return asked(this.gates.execute(new ReadGate(version)));
  }

  async carryOut(command: ModelCommand): Promise<void> {
    const caller: Caller = {
      actor: { kind: 'system', id: 'command line' },
      correlationId: new UuidV7Ids().next(),
    };
    await asked(this.log.carryOut(command, caller));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stores[Symbol.asyncDispose]();
  }
}

/** A refusal tells what to do: it is no defect. */
const asked = <Value>(work: Promise<Value>): Promise<Value> =>
  work.catch((error: unknown) => {
    throw error instanceof Refusal ? new UsageError(error.message) : error;
  });
