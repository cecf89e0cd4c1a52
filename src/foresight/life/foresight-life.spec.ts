import { afterEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import {
  type BehaviourSequence,
  type Foresight,
  type ForesightCard,
  ForesightModel,
  TooLittleToLearn,
} from '#foresight';
import { type ModelCommand, NotOnShelf, servingModel, type TrainedModel, trainingsModel } from '#model-life';
import type { Recorded } from '#protocol';
import { comeTo, lifeWorld, type Outcome, until } from '../../../test/models/life-world.js';
import { ForesightLife } from './foresight-life.js';
import { ForesightModels, type ForesightOrder } from './foresight-models.js';
import type { ForesightProgressNote } from './foresight-notes.js';

const nothing: Foresight = {
  questions: [],
  none: 1,
  nextTypes: [],
  leave: 1,
  purchase: 0,
  comeBack: 0,
  items: [],
};

/** Foresees when it is let. */
class Fake extends ForesightModel {
  readonly horizonHours = 6;
  readonly comeBackDays = 7;
  closed = false;
  constructor(
    private readonly version: string,
    private readonly turn: () => Promise<void>,
  ) {
    super();
  }
  get model() {
    return { name: 'foresight', version: this.version };
  }
  async predict(sequences: readonly BehaviourSequence[]): Promise<readonly Foresight[]> {
    await this.turn();
    if (this.closed) throw new Error('It was closed while it foresaw.');
    return sequences.map(() => ({ ...nothing, purchase: this.version === 'v2' ? 1 : 0 }));
  }
  async close(): Promise<void> {
    this.closed = true;
  }
}

const trained = (version: string): TrainedModel => ({
  name: 'foresight',
  version,
  labels: 3,
  examples: 10,
  trainSeconds: 1,
  encoder: 'none',
  upTo: '5',
});

/** Trains when it is told to, and keeps what it has trained. */
class FakeModels extends ForesightModels {
  readonly device = { name: 'cpu', trainer: 'onnx' } as const;
  readonly shelf = new Set<string>();
  readonly opened: Fake[] = [];
  readonly orders: ForesightOrder[] = [];
  withPresage: string | undefined;
  baseline: ForesightModel | undefined;
  next: Outcome[] = [];
  turn: () => Promise<void> = async () => undefined;

  async kept(): Promise<readonly string[]> {
    return [...this.shelf];
  }
  async card(): Promise<ForesightCard | undefined> {
    return undefined;
  }
  async shipped(): Promise<TrainedModel | undefined> {
    return this.withPresage === undefined ? undefined : trained(this.withPresage);
  }
  async baselines(): Promise<ForesightModel | undefined> {
    return this.baseline;
  }
  async open(version: string): Promise<ForesightModel> {
    if (!this.shelf.has(version)) throw new NotOnShelf(version, 'foresight');
    const model = new Fake(version, () => this.turn());
    this.opened.push(model);
    return model;
  }
  async train(order: ForesightOrder): Promise<TrainedModel> {
    this.orders.push(order);
    const { trainingId, signal, onProgress } = order;
    onProgress({
      phase: 'training',
      share: 0.5,
      news: { epoch: 1, epochs: 4, share: 0.5, loss: 2, validationLoss: 2.1, device: 'cpu' },
    });
    const version = await comeTo(this.next.shift(), signal);
    this.shelf.add(version);
    return { ...trained(version), trainingId };
  }
}

describe('the life of the foresight model in a process', () => {
  let running: ForesightLife | undefined;
  afterEach(() => running?.stop());

  async function world() {
    const { clock, store, readModels, ask, events, types } = await lifeWorld('foresight');
    const models = new FakeModels();
    const begin = async (): Promise<ForesightLife> => {
      running = new ForesightLife({ store, readModels, models, clock, log: pino({ level: 'silent' }) });
      await running.start();
      return running;
    };
    const version = (life: ForesightLife) => life.serving.current()?.model.version;
    return { readModels, models, begin, ask, events, types, version };
  }
  const start = (trainingId: string, upTo?: string): ModelCommand => ({
    type: 'StartTraining',
    trainingId,
    grade: 'fast',
    upTo,
  });
  const promote = (version: string, against: string | null): ModelCommand => ({
    type: 'Promote',
    version,
    against,
    gate: { passed: true, checks: [] },
    kept: true,
  });

  it('lets the version that came with Presage foresee, which nobody trained, and opens it again', async () => {
    const { models, begin, types, version, events } = await world();
    models.withPresage = 'shipped';
    models.shelf.add('shipped');
    const first = await begin();
    expect(version(first)).toBe('shipped');
    await first.stop();
    expect(version(await begin())).toBe('shipped');
    expect(await types()).toEqual(['ModelTrained', 'ModelPromoted']);
    expect((await events())[0]?.data).not.toHaveProperty('trainingId');
    expect(models.orders).toEqual([]);
  });

  it('lets another one foresee where an update brought it in place of the first', async () => {
    const { models, begin, version } = await world();
    models.withPresage = 'shipped';
    models.shelf.add('shipped');
    await (await begin()).stop();
    models.shelf.clear();
    models.shelf.add('newer');
    models.withPresage = 'newer';
    expect(version(await begin())).toBe('newer');
  });

  it('foresees by baselines, or nothing, where no version was promoted', async () => {
    const { models, begin, types, version } = await world();
    const without = await begin();
    expect([version(without), await types()]).toEqual([undefined, []]);
    await without.stop();
    models.baseline = new Fake('baselines', async () => undefined);
    const life = await begin();
    await until(() => version(life) === 'baselines');
  });

  it('foresees by baselines where the file of the champion is lost, and by what is promoted then', async () => {
    const { models, begin, ask, version } = await world();
    models.withPresage = 'shipped';
    models.baseline = new Fake('baselines', async () => undefined);
    models.next = ['v1'];
    const life = await begin();
    await until(() => version(life) === 'baselines');
    await ask(start('t1'));
    await until(() => models.shelf.has('v1'));
    await until(async () => {
      await ask(promote('v1', 'shipped')).catch(() => undefined);
      return version(life) === 'v1';
    });
  });

  it('trains up to where it is asked to, tells how far it is, and serves nothing of it before it is promoted', async () => {
    const { models, begin, ask, types, version, readModels } = await world();
    models.next = ['v1', 'v2'];
    const life = await begin();
    await ask(start('t1', '5'));
    await until(async () => (await types()).includes('ModelTrained'));
    expect([models.orders[0]?.upTo, version(life)]).toEqual(['5', undefined]);
    const note = await readModels.get<ForesightProgressNote>(trainingsModel, 't1');
    expect(note).toMatchObject({
      phase: 'training',
      epochs: 4,
      curve: [{ epoch: 1, loss: 2, validationLoss: 2.1 }],
    });
    const changes: (string | undefined)[] = [];
    life.serving.onChange(() => changes.push(version(life)));
    await ask(promote('v1', null));
    await until(() => version(life) === 'v1');
    expect(changes).toEqual(['v1']);
    await until(
      async () => (await readModels.get<{ version: string }>(servingModel, 'foresight'))?.version === 'v1',
    );
  });

  it('drops no request when another version takes its place, nor when one is asked that is held from before', async () => {
    const { models, begin, ask, types, version } = await world();
    for (const one of ['shipped', 'v2']) models.shelf.add(one);
    models.withPresage = 'shipped';
    models.next = ['v2'];
    const life = await begin();
    const held = life.serving.current();
    const waiting: (() => void)[] = [];
    models.turn = () => new Promise((resolve) => waiting.push(resolve));
    const asked = Array.from({ length: 20 }, async () => held?.predict([{ shopperId: 's', moments: [] }]));
    await ask(start('t1'));
    await until(async () => (await types()).at(-1) === 'ModelTrained');
    await ask(promote('v2', 'shipped'));
    await until(() => version(life) === 'v2');
    expect(models.opened[0]?.closed).toBe(false);
    models.turn = async () => undefined;
    for (const go of waiting) go();
    for (const answer of await Promise.all(asked)) expect(answer).toEqual([nothing]);
    await until(() => models.opened[0]?.closed === true);
    const late = await held?.predict([{ shopperId: 's', moments: [] }]);
    expect(late?.[0]?.purchase).toBe(1);
  });

  it('goes back to the version before', async () => {
    const { models, begin, ask, types, version } = await world();
    for (const one of ['shipped', 'v2']) models.shelf.add(one);
    models.withPresage = 'shipped';
    models.next = ['v2'];
    const life = await begin();
    await ask(start('t1'));
    await until(async () => (await types()).at(-1) === 'ModelTrained');
    await ask(promote('v2', 'shipped'));
    await until(() => version(life) === 'v2');
    await ask({ type: 'RollBack', kept: ['shipped', 'v2'] });
    await until(() => version(life) === 'shipped');
  });

  it('goes on with a training that the process before had begun', async () => {
    const { models, begin, ask, types } = await world();
    models.next = [undefined, 'v1'];
    const first = await begin();
    await ask(start('t1'));
    await until(() => models.orders.length === 1);
    await first.stop();
    expect(await types()).toEqual(['ModelTrainingStarted']);
    await begin();
    await until(async () => (await types()).at(-1) === 'ModelTrained');
    expect(models.orders.map(({ trainingId }) => trainingId)).toEqual(['t1', 't1']);
  });

  it('says why there is nothing to learn from', async () => {
    const { models, begin, ask, types, events } = await world();
    models.next = [new TooLittleToLearn('The log holds 3 questions, and 50 are needed.')];
    await begin();
    await ask(start('t1'));
    await until(async () => (await types()).includes('ModelTrainingFailed'));
    const [failed] = (await events()).slice(-1) as Recorded<'ModelTrainingFailed'>[];
    expect(failed?.data.reason).toBe('The log holds 3 questions, and 50 are needed.');
  });
});
