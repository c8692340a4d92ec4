import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { dirname } from 'node:path';
import { test } from 'node:test';
import { doors } from './doors.ts';

const files = globSync('**/+{page,server}*', { cwd: import.meta.dirname });
const routes = new Set(files.map((file) => `/${dirname(file)}`.replace(/\/\.$/, '/')));

test('every page and endpoint has a door, and every door a page', () => {
  assert.ok(routes.size > 0);
  assert.deepEqual(Object.keys(doors).toSorted(), [...routes].toSorted());
});
