import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { root } from '../src/shared/root.ts';

const page = join(root, 'docs/asked-for-in-vain.md');
const rows = [...readFileSync(page, 'utf8').matchAll(/^\| (\d+) \|.*\| (.+) \|$/gm)];

test('every wish of the list has a row, in order', () => {
  assert.deepEqual(
    rows.map(([, number]) => Number(number)),
    Array.from({ length: 15 }, (_, index) => index + 1),
  );
});

for (const [, number, links = ''] of rows) {
  test(`the tests named for wish ${number} of docs/asked-for-in-vain.md are where it says`, () => {
    const files = [...links.matchAll(/\]\(([^)]+)\)/g)].map(([, path = '']) => join(dirname(page), path));
    assert.ok(files.length > 0, 'no file is named');
    for (const file of files) {
      assert.match(readFileSync(file, 'utf8'), new RegExp(`test\\(\\s*['"\`][^'"\`]*wish ${number}: `), file);
    }
  });
}
