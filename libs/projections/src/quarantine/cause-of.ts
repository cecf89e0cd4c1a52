/** Up to the end where a quotation is not closed, as the text may have been cut. */
const QUOTED =
  /"[^"]*(?:"|$)|“[^”]*(?:”|$)|‘[^’]*(?:’|$)|«[^»]*(?:»|$)|「[^」]*(?:」|$)|`[^`]*(?:`|$)|(?<![\p{L}\p{N}])'[^']*'(?![\p{L}\p{N}])/gu;
/** V8 names the property that was looked for; it is part of the code, not of the event. */
const PROPERTY = /(?<=\b(?:reading|setting|property|properties) )'[\p{L}_$][\p{L}_$]*'/gu;
const KEPT = /\uE000([^\uE001]*)\uE001/gu;
/** Numbers, times, ids and addresses are words that hold a digit or an `@`. */
const WORD = /[\p{Script=Latin}\p{N}_@.,+:/#-]+/gu;
const VARYING = /[\p{N}@]/u;
const END = /[.,:]*$/u;
const LONGEST = 300;

/**
 * What an error says, without what differs from event to event: quoted texts become `…`, numbers, ids and times `#`.
 * Errors of one cause read the same. It quotes nothing that a shopper wrote, so it may stand in the log.
 */
export function causeOf(message: string): string {
  return message
    .replaceAll(/[\uE000\uE001]/gu, '')
    .replaceAll(PROPERTY, (property) => `\uE000${property.slice(1, -1)}\uE001`)
    .replaceAll(QUOTED, '…')
    .replaceAll(WORD, (word) => (VARYING.test(word) ? `#${END.exec(word)?.[0] ?? ''}` : word))
    .replaceAll(KEPT, (_, property: string) => `'${property}'`)
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .slice(0, LONGEST)
    .toWellFormed();
}
