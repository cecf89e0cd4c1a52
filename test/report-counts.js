import { mkdirSync, writeFileSync } from 'node:fs';

/** Leaves jest's own counts in `var/reports/jest.json`, for the closing line of `npm test`. */
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
  }
}
