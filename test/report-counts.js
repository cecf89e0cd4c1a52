import { mkdirSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';

/**
 * Leaves jest's own counts in `var/reports/jest.json`, for the closing line of `npm test`, and says by name what
 * was skipped and how long each file took, because jest itself does not where many files run.
 */
export default class ReportCounts {
  onRunComplete(_contexts, results) {
    mkdirSync('var/reports', { recursive: true });
    const {
      numPassedTests: passed,
      numFailedTests,
      numRuntimeErrorTestSuites,
      numPendingTests,
      numTodoTests,
    } = results;
    const counts = {
      passed,
      failed: numFailedTests + numRuntimeErrorTestSuites,
      skipped: numPendingTests + numTodoTests,
    };
    writeFileSync('var/reports/jest.json', JSON.stringify(counts));
    writeFileSync('var/reports/slowest.txt', slowestFirst(results));
    const names = skippedIn(results);
    if (names.length > 0) process.stdout.write(`\nSkipped:\n${names.map((name) => `  ${name}\n`).join('')}`);
  }
}

/** The outermost titles: a suite that is skipped whole is named once. */
function skippedIn({ testResults }) {
  const skipped = testResults
    .flatMap((file) => file.testResults)
    .filter(({ status }) => status === 'pending');
  return [...new Set(skipped.map(({ ancestorTitles, title }) => ancestorTitles[0] ?? title))];
}

/** A line a file: seconds, then the file. */
function slowestFirst({ testResults }) {
  return testResults
    .map(({ testFilePath, perfStats: { start, end } }) => ({
      file: relative('dist', testFilePath),
      ms: end - start,
    }))
    .sort((a, b) => b.ms - a.ms)
    .map(({ file, ms }) => `${(ms / 1000).toFixed(1).padStart(7)}  ${file}\n`)
    .join('');
}
