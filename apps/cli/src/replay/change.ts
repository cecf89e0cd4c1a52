import type { ReplayCommand } from '#projections';
import type { ReplayView } from '#protocol';
import { projectionOf, type ReplayDesk } from './replay-desk.js';

export type Act = 'pause' | 'cancel' | 'swap' | 'undo' | 'drop';

/** Asks for a change of a replay, and waits until it is done. @returns how the replay stands then */
export async function change(desk: ReplayDesk, view: ReplayView, act: Act): Promise<ReplayView> {
  const { replayId, projection: name, generation } = view;
  const { readModels } = desk.stores;
  const projection = projectionOf(name);
  const isLive = async (): Promise<boolean> => (await readModels.place(projection)).generation === generation;
  const { generation: live } = await readModels.place(projection);
  const kept = await readModels.generations(projection);
  const changed = await desk.ask(name, commandOf(act, replayId, live));
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

function commandOf(act: Act, replayId: string, live: number): ReplayCommand {
  switch (act) {
    case 'pause':
      return { type: 'PauseReplay', replayId };
    case 'cancel':
      return { type: 'CancelReplay', replayId };
    case 'swap':
      return { type: 'SwapIn', replayId, live };
    case 'undo':
      return { type: 'UndoSwap', replayId };
    case 'drop':
      return { type: 'DropGeneration', replayId };
  }
}
