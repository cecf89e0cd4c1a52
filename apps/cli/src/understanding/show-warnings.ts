import type { ExampleWarning, Warn } from '#understanding';

const SHOWN = 20;

/** Writes warnings to standard error as `file:line: message`; after twenty, only that there are more. */
export function showWarnings(): Warn {
  let shown = 0;
  return ({ file, line, message }: ExampleWarning) => {
    shown++;
    if (shown <= SHOWN) process.stderr.write(`${file}:${line}: ${message}\n`);
    if (shown === SHOWN + 1)
      process.stderr.write('There are more warnings of this kind; correct these first.\n');
  };
}
