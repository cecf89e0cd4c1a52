import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { type RecommendationRules, recommendationRules } from './rules.js';

/** The rules cannot be used as they are written; says where and what to write instead. */
export class RulesInvalid extends Error {
  override readonly name = 'RulesInvalid';
  constructor(
    readonly file: string,
    /** Counted from 1; absent where the whole file is meant. */
    readonly line: number | undefined,
    reason: string,
  ) {
    super(`${file}${line === undefined ? '' : `:${String(line)}`}: ${reason}`);
  }
}

/**
 * The rules in a YAML text; an empty one has the defaults.
 *
 * @param file for messages
 * @throws RulesInvalid with file and line
 */
export function parseRules(text: string, file: string): RecommendationRules {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [broken] = document.errors;
  if (broken) throw new RulesInvalid(file, broken.linePos?.[0].line, broken.message.split('\n', 1)[0] ?? '');
  const parsed = recommendationRules.safeParse(document.toJS() ?? {});
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  if (!issue) throw new RulesInvalid(file, undefined, 'cannot be read.');
  const path = placeOf(issue);
  throw new RulesInvalid(
    file,
    lineOf(document, lines, path),
    `${path.join('.') || 'the file'}: ${issue.message}.`,
  );
}

/** A key that is not known is no place that the schema names. */
const placeOf = (issue: z.core.$ZodIssue): readonly PropertyKey[] =>
  issue.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys.slice(0, 1)] : issue.path;

/** The line of the innermost node that is there. */
function lineOf(
  document: ReturnType<typeof parseDocument>,
  lines: LineCounter,
  path: readonly PropertyKey[],
): number | undefined {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true) as
      { readonly range?: readonly number[] } | undefined;
    const [start] = node?.range ?? [];
    if (start !== undefined) return lines.linePos(start).line;
  }
  return undefined;
}
