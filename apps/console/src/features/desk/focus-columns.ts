import type { Pane } from './selection.js';

const COLUMNS: readonly Pane[] = ['queue', 'conversation', 'shopper'];

/** Where the focus goes in a column: the open row, the transcript, the shopper's facts; otherwise the first there is. */
const PLACES: Readonly<Record<Pane, string>> = {
  queue: '[aria-current="true"], [data-found], input',
  conversation: '[data-transcript], button',
  shopper: '[role="region"], button',
};

/** To the column beside, in the order of reading; on a narrow screen it comes forward first. */
export function moveColumn(by: 1 | -1, show: (pane: Pane) => void): void {
  const here = document.activeElement?.closest<HTMLElement>('[data-column]')?.dataset.column;
  const at = COLUMNS.findIndex((pane) => pane === here);
  const from = at < 0 && by < 0 ? COLUMNS.length : at;
  const to = COLUMNS[Math.min(COLUMNS.length - 1, Math.max(0, from + by))];
  if (to === undefined) return;
  show(to);
  requestAnimationFrame(() => {
    const column = document.querySelector(`[data-column="${to}"]`);
    column?.querySelector<HTMLElement>(PLACES[to])?.focus();
  });
}
