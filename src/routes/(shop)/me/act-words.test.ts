import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '#shared/root.ts';
import { actWords } from './act-words.ts';

const contexts = join(root, 'src', 'contexts');
const recorded = new Set(
  globSync('**/*.ts', { cwd: contexts, exclude: ['**/*.test.ts'] }).flatMap((file) =>
    [...readFileSync(join(contexts, file), 'utf8').matchAll(/recordHelpedAct\(\s*call,\s*'([a-z-]+)'/g)].map(
      ([, action]) => action,
    ),
  ),
);

test('an elder reads every act done for them in words, and there are words for nothing else', () => {
  assert.ok(recorded.size > 0);
  assert.deepEqual(Object.keys(actWords).toSorted(), [...recorded].toSorted());
});
