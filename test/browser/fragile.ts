import type { Projection } from '#projections';

/** A projection with a fault that can be mended while it runs. */
export interface Fragile {
  readonly projection: Projection;
  /** From now on it cannot apply events of this type; undefined mends it. */
  fail(type: string | undefined): void;
}

export const FAULT = 'This projection does not know what to do with it yet.';

export function fragile(sound: Projection): Fragile {
  let faulty: string | undefined;
  return {
    fail: (type) => {
      faulty = type;
    },
    projection: {
      ...sound,
      apply: (event, documents) => {
        if (event.type === faulty) throw new Error(FAULT);
        return sound.apply(event, documents);
      },
    },
  };
}
