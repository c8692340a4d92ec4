import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { graph } from '../src/contexts/graph.ts';
import { reactions } from '../src/contexts/reactions.ts';
import { root } from '../src/shared/root.ts';

const map = await readFile(join(root, 'ARCHITECTURE.md'), 'utf8');

/** The rows of the table that begins with `head`, cell by cell. */
function table(head: string): string[][] {
  const from = map.indexOf(`| ${head} |`);
  assert.ok(from >= 0, `ARCHITECTURE.md has no table that begins with “${head}”`);
  const rows = map.slice(from).split('\n\n', 1)[0]?.split('\n').slice(2) ?? [];
  return rows.filter(Boolean).map((row) => row.split(' | ').map((cell) => cell.replaceAll('|', '').trim()));
}

const quoted = (text: string) => [...text.matchAll(/`(?:#\w+` `)?([\w-]+)/g)].map(([, name = '']) => name);

test('the map names every context, and whom it asks as the graph has it', () => {
  const asks = new Map(table('context').map(([context = '', , asked = '']) => [context, asked]));
  assert.deepEqual([...asks.keys()].toSorted(), Object.keys(graph).toSorted());
  for (const [context, { uses }] of Object.entries(graph)) {
    const asked = asks.get(context) ?? '';
    // One that reads everybody's views is not told them one by one.
    const all = asked.startsWith('views of all');
    const named = asked.replace('views of all;', '').match(/[a-z]+/g) ?? [];
    const known: readonly string[] = uses;
    assert.deepEqual(
      all ? named.filter((name) => !known.includes(name)) : named.toSorted(),
      all ? [] : known.toSorted(),
      context,
    );
  }
});

test('the map names every fact that is heard, and by whom', () => {
  const heard = Object.groupBy(reactions, ({ hears }) => hears);
  const told = new Map(
    table('fact').flatMap(([facts = '', , , by = '']) =>
      quoted(facts).map((fact) => [fact, by.split(', ')] as const),
    ),
  );
  for (const [fact, by] of Object.entries(heard)) {
    const contexts = new Set(by.map(({ name }) => name.split('/')[0] ?? ''));
    assert.deepEqual(told.get(fact)?.toSorted(), [...contexts].toSorted(), fact);
  }
  assert.deepEqual(
    [...told.keys()].filter((fact) => !(fact in heard)),
    [],
  );
});

test('every door the map names is there', async () => {
  for (const [doors = ''] of table('door')) {
    const context = /`#(\w+)`/.exec(doors)?.[1] ?? '';
    const open = await import(`../src/contexts/${context}/index.ts`);
    const names = quoted(doors.replace(`\`#${context}\``, ''));
    assert.ok(names.length > 0, doors);
    assert.deepEqual(
      names.filter((name) => typeof open[name] !== 'function'),
      [],
      context,
    );
  }
});
