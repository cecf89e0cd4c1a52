import { replayCommandOf } from '#projections';
import type { ReplayAct, ReplayView } from '#protocol';
import { projectionOf, type ReplayDesk } from './replay-desk.js';

/** All but going on, which shows its progress. */
export type Act = Exclude<ReplayAct, 'resume'>;

/** Asks for a change of a replay, and waits until it is done. @returns how the replay stands then */
export async function change(desk: ReplayDesk, view: ReplayView, act: Act): Promise<ReplayView> {
  const { replayId, projection: name, generation } = view;
  const { readModels } = desk.stores;
  const projection = projectionOf(name);
  const isLive = async (): Promise<boolean> => (await readModels.place(projection)).generation === generation;
  const { generation: live } = await readModels.place(projection);
  const kept = await readModels.generations(projection);
  const changed = await desk.ask(name, replayCommandOf(act, replayId, live));
  switch (act) {
    case 'pause':
      break;
    case 'swap':
      await desk.untilDone(replayId, isLive);
      break;
    case 'undo':
      await desk.untilDone(replayId, async () => !(await isLive()));
      break;
    case 'cancel':
    case 'drop':
      await desk.untilDone(replayId, async () => {
        const left = (await readModels.generations(projection)).map((one) => one.generation);
        return view.state === 'swapped-in' ? left.length < kept.length : !left.includes(generation ?? 0);
      });
  }
  return changed;
}
