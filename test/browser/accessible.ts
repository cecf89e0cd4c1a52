import { expect } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

const AXE = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

/** What axe-core calls rules of WCAG 2.2 A and AA, and its own good practice. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface Options {
  /** CSS selector of the only part that is looked at; otherwise the whole page. */
  readonly within?: string;
  /** Rules of axe-core that do not hold here. The caller says in a comment why. */
  readonly without?: readonly string[];
}

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
}

/**
 * Fails where axe-core finds anything on the page as it stands, open shadow roots included, and says where and why.
 * Works under any content policy: nothing is added to the page but a global name.
 *
 * @param name what the page shows, for the report
 */
export async function expectAccessible(page: Page, name: string, options: Options = {}): Promise<void> {
  // What is just fading in is too pale to judge.
  await page.evaluate(
    'Promise.race([Promise.allSettled(document.getAnimations().filter((a) => a.effect?.getComputedTiming().endTime !== Infinity).map((a) => a.finished)), new Promise((go) => setTimeout(go, 1000))]).then(() => undefined)',
  );
  if (!(await page.evaluate<boolean>("typeof window.axe === 'object'"))) await page.evaluate(AXE);
  const rules = Object.fromEntries((options.without ?? []).map((id) => [id, { enabled: false }]));
  const run = { runOnly: RULES, rules, resultTypes: ['violations'], preload: false };
  const { violations } = await page.evaluate<{ readonly violations: readonly Violation[] }>(
    `axe.run(${options.within === undefined ? 'document' : JSON.stringify(options.within)}, ${JSON.stringify(run)})`,
  );
  expect({ page: name, violations: violations.flatMap(plainly) }).toEqual({ page: name, violations: [] });
}

/** `rule: what is wrong | where | how to mend it`, one line an element. */
const plainly = ({ id, help, nodes }: Violation): readonly string[] =>
  nodes.map(
    ({ target, failureSummary = '' }) =>
      `${id}: ${help} | ${target.flat().join(' > ')} | ${failureSummary.replaceAll(/\s+/g, ' ')}`,
  );
