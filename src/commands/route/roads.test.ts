import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { atEnd } from '../../../test/help/at-end.ts';
import { writePbf } from '../../../test/help/write-pbf.ts';
import { runNode } from '../line/tool.ts';
import { command as planning } from '../route.ts';
import { command as matrix } from './matrix.ts';
import { command as makeRoads } from './roads.ts';

const folder = mkdtempSync(join(tmpdir(), 'roads-'));
atEnd(() => rm(folder, { recursive: true }));

async function route(...words: readonly string[]) {
  const { passed, output } = await runNode(['src/commands/maidehao.ts', 'route', ...words, '--json']);
  return { passed, output, told: JSON.parse(output.trim().split('\n').at(-1) ?? '') };
}

function kept(name: string, content: string | Uint8Array): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

// A valley: the town, a village up the one road that goes round the mountain, and a hamlet whose road was never joined.
const valley = writePbf({
  nodes: [
    { id: 1, lat: 25, lon: 105 },
    { id: 2, lat: 25.05, lon: 105 },
    { id: 3, lat: 25.05, lon: 105.02 },
    { id: 4, lat: 25, lon: 105.02 },
    { id: 5, lat: 25, lon: 105.2 },
    { id: 6, lat: 25.01, lon: 105.2 },
  ],
  ways: [
    { id: 1, refs: [1, 2, 3, 4], tags: { highway: 'tertiary' } },
    { id: 2, refs: [5, 6], tags: { highway: 'track' } },
  ],
});
const problem = {
  dimensions: ['kg'],
  places: [
    { name: '县城', lon: 105, lat: 25 },
    { name: '山后', lon: 105.02, lat: 25 },
  ],
  vehicles: [{ name: 'van', capacity: [100], start: '县城', end: '县城' }],
  stops: [{ name: 'milk', place: '山后', deliver: [10] }],
};

test('an extract becomes roads, and a plan goes round the mountain rather than through it', async () => {
  const roads = join(folder, 'valley.roads');
  assert.deepEqual(await matching(makeRoads.run([kept('valley.osm.pbf', valley), '--out', roads])), {
    pieces: 2,
    junctions: 4,
    apart: 1,
  });
  const file = kept('day.json', JSON.stringify(problem));
  const metres = 111_195.08 * (0.1 + 0.02 * Math.cos((25.05 * Math.PI) / 180));
  const told = (await matrix.run([file, '--roads', roads])) as { distance: number[][]; duration: number[][] };
  assert.equal(told.distance[0]?.[1], Math.round(metres));
  assert.equal(told.duration[0]?.[1], Math.round((metres * 3.6) / 40));

  const effort = ['--format', 'json', '--iterations', '100'];
  const byRoad = await route('solve', file, ...effort, '--roads', roads);
  assert.ok(byRoad.passed, byRoad.output);
  assert.equal(byRoad.told.distance, 2 * Math.round(metres));
  assert.match(byRoad.output, /OpenStreetMap/);
  // Nobody listens at port 1: it is guessed, and said.
  const guessed = await route('solve', file, ...effort, '--osrm', 'http://127.0.0.1:1');
  assert.ok(guessed.passed, guessed.output);
  assert.ok(guessed.told.distance < 6_000);
  assert.match(guessed.output, /OSRM 道路服务连不上/);

  const far = { ...problem, places: [...problem.places, { name: '孤寨', lon: 105.2, lat: 25.005 }] };
  await assert.rejects(matrix.run([kept('far.json', JSON.stringify(far)), '--roads', roads]), {
    zh: /附近的路和别处不相连：孤寨/,
    en: /lead nowhere else: 孤寨/,
  });
  const nowhere = { ...problem, places: [...problem.places, { name: '湖心', lon: 105.1, lat: 25.3 }] };
  await assert.rejects(matrix.run([kept('nowhere.json', JSON.stringify(nowhere)), '--roads', roads]), {
    en: /There is no road for cars within a kilometre of these places: 湖心/,
  });
  await assert.rejects(makeRoads.run([file]), { zh: /这不是 OpenStreetMap 的文件/ });
  await assert.rejects(matrix.run([file, '--roads', file]), { en: /no roads file of this project/ });
  await assert.rejects(planning.run(['solve', file, '--roads', roads]), /--format json/);
});

async function matching(told: Promise<object | undefined>): Promise<object> {
  const { pieces, junctions, apart } = (await told) as Record<string, number>;
  return { pieces, junctions, apart };
}
