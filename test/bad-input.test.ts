import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { root } from '../src/shared/root.ts';

function rowsOf(page: string): string[] {
  const rows = readFileSync(page, 'utf8').split('\n');
  return rows.filter((line) => line.startsWith('| ') && !/^\| (input|killed) /.test(line));
}

test('every kind of bad input has its answer and the tests that show it', () => {
  named(join(root, 'docs/bad-input.md'), 28);
});

test('every point at which the log’s sequencer can fail has its way on and the tests that show it', () => {
  named(join(root, 'docs/crash-points.md'), 12);
});

function named(page: string, count: number): void {
  const rows = rowsOf(page);
  assert.equal(rows.length, count);
  for (const row of rows) {
    const shown = [...row.matchAll(/\[([^\]]+)\]\(([^)]+)\)/g)];
    assert.ok(shown.length > 0, row);
    for (const [, name = '', path = ''] of shown)
      assert.ok(
        readFileSync(join(dirname(page), path), 'utf8').includes(name),
        `${path} has no test “${name}”`,
      );
  }
}
