import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

/** A cell of the confusion matrix. */
export interface OpenedCell {
  readonly actual: string;
  readonly predicted: string;
}

/** Which cell is being read lives in the address, so that it can be shared and Back closes it. */
export function useCell() {
  const [params, setParams] = useSearchParams();
  const [actual, predicted] = [params.get('actual'), params.get('predicted')];
  const open = useCallback(
    (cell: OpenedCell | undefined) =>
      setParams((before) => {
        const after = new URLSearchParams(before);
        for (const name of ['actual', 'predicted'] as const) {
          if (cell === undefined) after.delete(name);
          else after.set(name, cell[name]);
        }
        return after;
      }),
    [setParams],
  );
  return { cell: actual === null || predicted === null ? undefined : { actual, predicted }, open };
}
