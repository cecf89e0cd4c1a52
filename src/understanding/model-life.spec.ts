import { afterEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import type { Recorded } from '#protocol';
import {
  championOf,
  loadHistory,
  type ModelCommand,
  NotOnShelf,
  servingModel,
  type TrainedModel,
  trainingsModel,
} from '#model-life';
import { type Classified, IntentClassifier, type Question, questionsOf } from '#understanding';
import { comeTo, lifeWorld, type Outcome, until } from '../../test/models/life-world.js';
import { IntentModels, type TrainingOrder } from './intent-models.js';
import { ModelLife } from './model-life.js';
import type { TrainingProgressNote } from './training-notes.js';

const passed = { questions: 0, champion: 0, candidate: 0, fixed: 0, broken: 0 };

/** Answers when it is let, with its own version as the intent. */
class Fake extends IntentClassifier {
  readonly intents = ['a', 'b'];
  closed = false;
  constructor(
    readonly version: string,
    private readonly turn: () => Promise<void>,
  ) {
    super();
  }
  get model() {
    return { name: 'intents', version: this.version };
  }
  async classify(questions: readonly Question[]): Promise<readonly Classified[]> {
    await this.turn();
    if (this.closed) throw new Error('It was closed while it answered.');
    const ranking = [{ intent: this.version, probability: 1 }];
    const rest = {
      outOfScope: false,
      inScope: 0.6,
      band: 'sure',
      language: 'en',
      words: [],
      also: [],
    } as const;
    return questions.map(() => ({ ranking, ...rest }));
  }
  override async close(): Promise<void> {
    this.closed = true;
  }
}

/** Trains when it is told to, and keeps what it has trained. */
class FakeModels extends IntentModels {
  readonly name = 'intents';
  readonly device = { name: 'cpu', encoder: 'none', threads: 1 };
  readonly shelf = new Set<string>();
  readonly orders: string[] = [];
  readonly aborted: string[] = [];
  /** What the next trainings come to. */
  next: Outcome[] = [];
  turn: () => Promise<void> = async () => undefined;

  async kept(): Promise<readonly string[]> {
    return [...this.shelf];
  }
  async open(version: string): Promise<IntentClassifier> {
    if (!this.shelf.has(version)) throw new NotOnShelf(version);
    return new Fake(version, () => this.turn());
  }
  async train({ trainingId, grade, signal, onProgress }: TrainingOrder): Promise<TrainedModel> {
    this.orders.push(trainingId);
    onProgress?.({ phase: 'training', share: 0.5 });
    signal?.addEventListener('abort', () => this.aborted.push(trainingId));
    const version = await comeTo(this.next.shift(), signal);
    this.shelf.add(version);
    const figures = { labels: 2, examples: 4, trainSeconds: 1, encoder: 'none' };
    return { name: this.name, version, grade, trainingId, ...figures };
  }
}

describe('the life of the intent model in a process', () => {
  let running: ModelLife | undefined;
  afterEach(() => running?.stop());

  async function world() {
    const { clock, store, readModels, ask, events, types } = await lifeWorld('intents');
    const models = new FakeModels();
    const log = pino({ level: 'silent' });
    const untilCurrent = async (): Promise<void> => undefined;
    const begin = async (): Promise<ModelLife> => {
      running = new ModelLife({
        store,
        readModels,
        models,
        clock,
        log,
        untilCurrent,
        onFirstTraining: () => undefined,
      });
      await running.start();
      return running;
    };
    const answeredBy = async (life: ModelLife): Promise<string> =>
      (await life.answer(questionsOf(['x']))).model.version;
    return { store, readModels, models, begin, ask, events, types, answeredBy };
  }
  const start = (trainingId: string): ModelCommand => ({ type: 'StartTraining', trainingId, grade: 'fast' });
  const promote = (version: string, against: string): ModelCommand => ({
    type: 'Promote',
    version,
    against,
    gate: { passed: true, golden: passed, corrections: passed },
    kept: true,
  });

  it('makes the first model by itself, and opens it again without a training', async () => {
    const { models, begin, types, answeredBy } = await world();
    models.next = ['v1'];
    const first = await begin();
    expect(await answeredBy(first)).toBe('v1');
    await first.stop();
    expect(await answeredBy(await begin())).toBe('v1');
    expect(await types()).toEqual(['ModelTrained', 'ModelPromoted']);
    expect(models.orders).toHaveLength(1);
  });

  it('trains again where the file of the model is gone', async () => {
    const { store, models, begin, answeredBy } = await world();
    models.next = ['v1', 'v2'];
    await (await begin()).stop();
    models.shelf.clear();
    expect(await answeredBy(await begin())).toBe('v2');
    const { history } = await loadHistory(store, 'intents');
    expect([championOf(history), history.line]).toEqual(['v2', ['v1', 'v2']]);
  });

  it('trains what is asked for, and answers with it only once it is promoted', async () => {
    const { models, begin, ask, types, answeredBy, readModels } = await world();
    models.next = ['v1', 'v2'];
    const life = await begin();
    await ask(start('t1'));
    await until(async () => (await types()).length === 4);
    expect(await answeredBy(life)).toBe('v1');
    await ask(promote('v2', 'v1'));
    await until(async () => (await answeredBy(life)) === 'v2');
    await until(
      async () => (await readModels.get<{ version: string }>(servingModel, 'intents'))?.version === 'v2',
    );
    expect(await readModels.get<TrainingProgressNote>(trainingsModel, 't1')).toMatchObject({
      phase: 'training',
    });
  });

  it('lets the former finish what it was asked, and names the one that did', async () => {
    const { models, begin, ask, types } = await world();
    models.next = ['v1', 'v2'];
    const life = await begin();
    const waiting: (() => void)[] = [];
    models.turn = () => new Promise((resolve) => waiting.push(resolve));
    const before = Array.from({ length: 20 }, () => life.answer(questionsOf(['x'])));
    await ask(start('t1'));
    await until(async () => (await types()).filter((type) => type === 'ModelTrained').length === 2);
    await ask(promote('v2', 'v1'));
    const late: Promise<{ readonly model: { readonly version: string } }>[] = [];
    await until(() => {
      late.push(life.answer(questionsOf(['y'])));
      return late.length > 20;
    });
    for (const go of waiting.splice(0)) go();
    models.turn = async () => undefined;
    for (const answered of await Promise.all(before)) expect(answered.model.version).toBe('v1');
    const versions = (await Promise.all(late)).map(({ model }) => model.version);
    expect(versions).toEqual([...versions].sort());
    await until(async () => (await life.answer(questionsOf(['z']))).model.version === 'v2');
  });

  it('ends a training that is cancelled, and begins the next', async () => {
    const { models, begin, ask, types } = await world();
    models.next = ['v1', undefined, 'v2'];
    await begin();
    await ask(start('t1'));
    await until(() => models.orders.includes('t1'));
    await ask({ type: 'CancelTraining', trainingId: 't1' });
    await until(() => models.aborted.includes('t1'));
    await ask(start('t2'));
    await until(() => models.shelf.has('v2'));
    await until(async () => (await types()).filter((type) => type === 'ModelTrained').length === 2);
    expect((await types()).filter((type) => type.startsWith('ModelTraining'))).toEqual([
      'ModelTrainingStarted',
      'ModelTrainingCancelled',
      'ModelTrainingStarted',
    ]);
  });

  it('goes on with a training that the process before had begun', async () => {
    const { models, begin, ask, types } = await world();
    models.next = ['v1', undefined, 'v2'];
    const first = await begin();
    await ask(start('t1'));
    await until(() => models.orders.includes('t1'));
    await first.stop();
    expect((await types()).at(-1)).toBe('ModelTrainingStarted');
    await begin();
    await until(async () => (await types()).at(-1) === 'ModelTrained');
    expect(models.orders).toEqual(['first', 't1', 't1']);
  });

  it('says why a training failed, and answers as before', async () => {
    const { models, begin, ask, events, types, answeredBy } = await world();
    models.next = ['v1', new Error('intents/a.yml:3: an intent name is letters.')];
    const life = await begin();
    await ask(start('t1'));
    await until(async () => (await types()).includes('ModelTrainingFailed'));
    const [failed] = (await events()).slice(-1) as Recorded<'ModelTrainingFailed'>[];
    expect(failed?.data.reason).toBe('intents/a.yml:3: an intent name is letters.');
    expect(await answeredBy(life)).toBe('v1');
  });

  it('counts as out of scope what is below the chosen threshold', async () => {
    const { models, begin, ask } = await world();
    models.next = ['v1'];
    const life = await begin();
    const isOut = async (): Promise<boolean | undefined> =>
      (await life.answer(questionsOf(['x']))).answers[0]?.outOfScope;
    expect(await isOut()).toBe(false);
    await ask({ type: 'ChooseScope', version: 'v1', inScope: 0.7, coverage: 0.8 });
    await until(async () => (await isOut()) === true);
  });
});
