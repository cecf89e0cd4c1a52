import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Example, type ForesightTrainer, initialWeights, type TrainedWeights } from '#foresight';
import { tinyExamples, tinySettings, tinyShape } from './tiny-shop.contract.js';

const settings = { ...tinySettings, epochs: 2, batch: 8 };
const data = { shape: tinyShape, train: tinyExamples(16, 1), validation: tinyExamples(8, 2) };
/** A trainer may start a thread or a process for each task. */
const TIME = 60_000;

/** Every promise of the ForesightTrainer port. An adapter passes it whole or is not one. */
export function foresightTrainerContract(name: string, open: () => Promise<ForesightTrainer>): void {
  describe(`${name} keeps the promises of ForesightTrainer`, () => {
    let trainer: ForesightTrainer;
    let folder: string;
    let trained: TrainedWeights;
    const epochs: number[] = [];

    beforeAll(async () => {
      trainer = await open();
      folder = await mkdtemp(join(tmpdir(), 'presage-trainer-'));
      trained = await trainer.train(data, settings, { onNews: ({ epoch }) => epochs.push(epoch) });
    }, TIME);
    afterAll(() => rm(folder, { recursive: true }));

    it(
      'measures each head over its known targets alone: weights of zero know nothing',
      async () => {
        const nothing = new Map(
          [...initialWeights(tinyShape, 1)].map(([parameter, { length }]) => [
            parameter,
            new Float32Array(length),
          ]),
        );
        const losses = await trainer.losses(tinyShape, nothing, data.validation);
        const expected = { item: Math.log(8), type: Math.log(6), question: Math.log(3), purchase: Math.LN2 };
        expect(Object.keys(losses).sort()).toEqual(Object.keys(expected).sort());
        for (const [head, loss] of Object.entries(expected))
          expect(losses[head as keyof typeof expected]).toBeCloseTo(loss, 5);
      },
      TIME,
    );

    it(
      'looks at no moment before it has come',
      async () => {
        const [one] = data.train;
        if (!one) throw new RangeError('There are no examples.');
        const asked = (type: Int32Array): Example => ({
          input: { ...one.input, type },
          targets: {
            ...one.targets,
            ...untold(one),
            question: one.targets.question.map((q, i) => (i === 1 ? q : -1)),
          },
        });
        const measured = async (type: Int32Array) =>
          (await trainer.losses(tinyShape, trained.weights, [asked(type)])).question;
        const { type } = one.input;
        const asIs = await measured(type);
        expect(await measured(type.map((t, i) => (i > 1 ? 5 - t : t)))).toBeCloseTo(Number(asIs), 5);
        expect(await measured(type.map((t, i) => (i <= 1 ? 5 - t : t)))).not.toBeCloseTo(Number(asIs), 5);
      },
      TIME,
    );

    it('learns, tells how far it is, and keeps the curve', () => {
      expect(trained.curve.map(({ epoch }) => epoch)).toEqual([1, 2]);
      expect(trained.curve[1]?.loss).toBeLessThan(Number(trained.curve[0]?.loss));
      expect(trained.curve[1]?.validationLoss).toBeLessThan(Number(trained.curve[0]?.validationLoss));
      expect(epochs).toEqual([...epochs].sort());
      expect(epochs.at(-1)).toBe(2);
      expect(trained).toMatchObject({ epochs: 2, device: trainer.device });
    });

    it(
      'gives the weights whose validation loss it tells',
      async () => {
        const losses = await trainer.losses(tinyShape, trained.weights, data.validation);
        const weighted = Object.entries(losses).reduce(
          (sum, [head, loss]) => sum + loss * settings.weights[head as keyof typeof settings.weights],
          0,
        );
        expect(weighted).toBeCloseTo(
          Math.min(...trained.curve.map(({ validationLoss = 0 }) => validationLoss)),
          4,
        );
      },
      TIME,
    );

    it(
      'throws the reason of an abort, and goes on from its checkpoint to the very same weights',
      async () => {
        const stop = new AbortController();
        const run = trainer.train(data, settings, {
          checkpoint: folder,
          signal: stop.signal,
          onNews: ({ epoch }) => {
            if (epoch >= 1) stop.abort(new Error('enough for now'));
          },
        });
        await expect(run).rejects.toThrow('enough for now');
        const seen: number[] = [];
        const resumed = await trainer.train(data, settings, {
          checkpoint: folder,
          onNews: ({ share }) => seen.push(share),
        });
        expect(Math.min(...seen)).toBeGreaterThan(1 / 2);
        expect(resumed.weights).toEqual(trained.weights);
        expect(resumed.curve).toEqual(trained.curve);
      },
      TIME,
    );

    it('does not begin what is aborted already', async () => {
      const signal = AbortSignal.abort(new Error('never mind'));
      await expect(trainer.train(data, settings, { signal })).rejects.toThrow('never mind');
    });
  });
}

/** Nothing is known of any head. */
const untold = ({ targets }: Example): Example['targets'] => {
  const nothing = targets.item.map(() => -1);
  return { item: nothing, type: nothing, question: nothing, purchase: nothing, comeBack: nothing };
};
