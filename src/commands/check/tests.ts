import { availableParallelism } from 'node:os';
import { settingNames } from '../../shared/config.ts';
import { type Ran, runNode } from '../line/tool.ts';
import { withPostgres } from './with-postgres.ts';

const ALL = ['src/**/*.test.ts', 'test/**/*.test.ts'];
/** Runs test files (all when none is named) on one new PostgreSQL; node's own report is the last thing printed. */
export function runTests(files: readonly string[]): Promise<Ran> {
  return withPostgres((url, folder) =>
    runNode(
      ['--test', `--test-concurrency=${availableParallelism() + 1}`, ...(files.length > 0 ? files : ALL)],
      {
        show: true,
        env: {
          // What is set in the caller's shell for a running Maidehao must not reach the tests.
          ...Object.fromEntries(settingNames.map((name) => [name, undefined])),
          MAIDEHAO_TEST_DATABASE_URL: url,
          // One private place for the browser to unpack into, once for all files.
          TMPDIR: folder,
        },
      },
    ),
  );
}
