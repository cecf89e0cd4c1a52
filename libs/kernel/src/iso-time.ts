const MINUTE = 60_000;
/** The minute in which time ends: its first moment can be written, the others cannot. */
const LAST = 8_640_000_000_000_000 / MINUTE;
const SECONDS = Array.from({ length: 60 }, (_, second) => String(second).padStart(2, '0'));
const MILLISECONDS = Array.from({ length: 1_000 }, (_, part) => `.${String(part).padStart(3, '0')}Z`);

/** The minute that was written out last, and how it is written. */
let minute = NaN;
let written = '';

/**
 * The same as `new Date(time).toISOString()`, several times as fast where times come roughly in order, as in a log:
 * only the first of each minute is written out whole.
 *
 * @param time milliseconds since 1970
 * @throws RangeError where it is no time
 */
export function isoTime(time: number): string {
  const whole = Math.trunc(time);
  const begun = Math.floor(whole / MINUTE);
  if (begun !== minute) {
    if (begun >= LAST) return new Date(time).toISOString();
    written = new Date(begun * MINUTE).toISOString().slice(0, -'00.000Z'.length);
    minute = begun;
  }
  const within = whole - begun * MINUTE;
  const second = Math.floor(within / 1_000);
  return `${written}${SECONDS[second] ?? ''}${MILLISECONDS[within - second * 1_000] ?? ''}`;
}
