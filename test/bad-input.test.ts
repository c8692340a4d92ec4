import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { root } from '../src/shared/root.ts';

const page = join(root, 'docs/bad-input.md');
const rows = readFileSync(page, 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| input '));

test('every kind of bad input has its answer and the tests that show it', () => {
  assert.equal(rows.length, 25);
  for (const row of rows) {
    const shown = [...row.matchAll(/\[([^\]]+)\]\(([^)]+)\)/g)];
    assert.ok(shown.length > 0, row);
    for (const [, name = '', path = ''] of shown)
      assert.ok(
        readFileSync(join(dirname(page), path), 'utf8').includes(name),
        `${path} has no test “${name}”`,
      );
  }
});
