import { useCallback, useState } from 'react';

const KEPT = 'presage.desk.why';

export interface Why {
  readonly open: boolean;
  readonly keep: (open: boolean) => void;
}

/** Whether the events behind a prediction are shown: as this agent left it, with whomever they open next. */
export function useWhyOpen(): Why {
  const [open, setOpen] = useState(() => localStorage.getItem(KEPT) !== 'closed');
  const keep = useCallback((next: boolean) => {
    localStorage.setItem(KEPT, next ? 'open' : 'closed');
    setOpen(next);
  }, []);
  return { open, keep };
}
