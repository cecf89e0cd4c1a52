/** The steps of a JSON pointer (RFC 6901); none for the document itself. */
export function stepsOf(pointer: string): readonly string[] {
  if (pointer === '') return [];
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** A step as one reads it: places in a list count from 1. */
export const spokenStep = (step: string): string =>
  /^\d{1,6}$/.test(step) ? `#${String(Number(step) + 1)}` : step;
