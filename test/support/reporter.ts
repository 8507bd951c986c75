import type { SerializedError } from 'vitest';
import { DefaultReporter, type TestModule, type TestRunEndReason } from 'vitest/node';

/**
 * Vitest's own report, closed by one line that a machine can read: `N passed, N failed` (and `, N skipped`).
 * A file that fails to load, a failing hook and an error outside any test count as one failure each.
 */
export class CountingReporter extends DefaultReporter {
  override onTestRunEnd(modules: ReadonlyArray<TestModule>, errors: ReadonlyArray<SerializedError>, reason: TestRunEndReason): void {
    super.onTestRunEnd(modules, errors, reason);
    const count = { passed: 0, failed: errors.length, skipped: 0, pending: 0 };
    for (const module of modules) {
      for (const test of module.children.allTests()) count[test.result().state] += 1;
      count.failed += module.errors().length;
      for (const suite of module.children.allSuites()) count.failed += suite.errors().length;
    }
    // Neither an interrupted run nor one that found no test may look like a success.
    count.failed += count.pending;
    if (count.failed === 0 && (reason !== 'passed' || count.passed === 0)) count.failed = 1;
    const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : '';
    this.log(`\n${count.passed} passed, ${count.failed} failed${skipped}`);
    if (count.failed > 0) process.exitCode = 1;
  }
}
