import assert from 'node:assert/strict';
import { test } from 'node:test';
import { visitor } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { must, type Outcome } from '#shared/outcome.ts';
import { asCall, MORNING } from '../../../../test/help/county.ts';
import { testDatabase } from '../../../../test/help/database.ts';
import { assessedRegions } from '../../../../test/help/made-regions.ts';
import { settle } from '../../../../test/help/village.ts';
import { createApi } from '../../../api/api.ts';
import {
  bringRegions,
  changesSince,
  lookAtPublished,
  lookAtRegions,
  lookAtTable,
  publishedRegions,
  publishRegions,
} from '../index.ts';

const { db } = await testDatabase();
const { actors } = await settle(db);
const id = await assessedRegions(db);
const { officer, clerk } = actors;
const refusal = (outcome: Outcome<unknown>) => (outcome.ok ? 'allowed' : outcome.refusal.code);
const asVisitor = <T>(run: Parameters<typeof asCall<T>>[2]) => asCall(db, { actor: visitor }, run);

test('an assessment is nobody’s to read until an officer publishes it, and no longer when it is taken back', async () => {
  const publish = (published: boolean, actor = officer) =>
    asCall(db, { actor }, (call) => publishRegions(call, { id, published }));
  assert.equal(refusal(await asVisitor((call) => lookAtPublished(call, id))), 'region.no-assessment');
  assert.equal(refusal(await publish(true, clerk)), 'region.assessing-not-allowed');
  assert.deepEqual(await asVisitor(publishedRegions), []);
  must(await publish(true));
  const looked = must(await asVisitor((call) => lookAtPublished(call, id)));
  assert.equal(looked.made.units.length, 20);
  assert.deepEqual(
    (await asVisitor(publishedRegions)).map((each) => each.id),
    [id],
  );
  must(await publish(false));
  assert.equal(refusal(await asVisitor((call) => lookAtPublished(call, id))), 'region.no-assessment');
  must(await publish(true));
});

test('a machine reads what is published, a region of it, and the scoreboard', async () => {
  const config = { host: '127.0.0.1', port: 0, county: 'test', secret: newId() };
  const stopping = new AbortController().signal;
  const api = createApi({ config, db, clock: () => MORNING, stopping, openapi: () => ({}) });
  const read = async (path: string) => {
    const answer = await api.request(path);
    return [answer.status, await answer.json()] as const;
  };
  const [, list] = await read('/api/regions');
  assert.equal(list.assessments[0].id, id);
  const [, table] = await read(`/api/regions/${id}`);
  assert.equal(table.regions.length, 20);
  const sum = table.weights.reduce((total: number, { weight }: { weight: number }) => total + weight, 0);
  assert.ok(Math.abs(sum - 1) < 1e-9);
  const [, one] = await read(`/api/regions/${id}/460117`);
  assert.deepEqual(one.region.weakIn, ['人才']);
  assert.equal((await read(`/api/regions/${id}/none`))[0], 404);
  assert.equal((await read(`/api/regions/${newId()}`))[0], 404);
  const [status, board] = await read('/api/performance?quarter=2026-Q2');
  assert.equal(status, 200);
  assert.equal(board.from, '2026-04-01');
  assert.equal((await read(`/api/performance/${newId()}`))[0], 404);
});

test('on a map, weak regions that lie together are a cluster', async () => {
  const { table } = must(await asCall(db, { actor: officer }, (call) => lookAtTable(call, id)));
  const borders = table.boundaries?.borders ?? assert.fail();
  // Five in a row, four rows: a corner touches three, one inside eight.
  assert.equal(borders['460101']?.length, 3);
  assert.equal(borders['460107']?.length, 8);
  const clusters = table.assessed?.clusters ?? assert.fail();
  assert.equal(clusters.of.length, 20);
  // The made province grows better county by county, row after row.
  assert.ok(clusters.moran > 0);
});

test('what changed since the last table is told by region, indicator by indicator', async () => {
  const later = new Date(MORNING.getTime() + 365 * 86_400_000);
  const again = await assessedRegions(db, { now: later });
  const looked = must(await asCall(db, { actor: officer }, (call) => lookAtRegions(call, again)));
  const changed = await asCall(db, {}, (call) =>
    changesSince(call, looked, '460117', { publishedOnly: true }),
  );
  assert.equal(changed?.totalBefore, 20);
  assert.ok(changed.figures.every(({ before, now }) => before === now));
  assert.equal(changed.figures.length, 3);
  const first = must(await asCall(db, {}, (call) => lookAtPublished(call, id)));
  assert.equal(
    await asCall(db, {}, (call) => changesSince(call, first, '460117', { publishedOnly: true })),
    undefined,
  );
});

test('the platform’s own figures stand beside brought ones, by township, or are a table of their own', async () => {
  await db
    .insertInto('region.performanceDay')
    .values({
      countyId: 'test',
      day: '2026-05-30',
      townshipCode: '450224105',
      figure: 'on-time',
      part: '9',
      whole: '10',
      records: 10,
    })
    .execute();
  const bring = async (lines: readonly string[]) => {
    const own = newId();
    must(
      await asCall(db, { actor: officer }, (call) =>
        bringRegions(call, {
          ...{ id: own, fileName: 'x.csv', withOwnFacts: true },
          lines: lines.map((line, at) => ({ line: at + 1, cells: line.split(',') })),
        }),
      ),
    );
    return must(await asCall(db, { actor: officer }, (call) => lookAtTable(call, own))).table;
  };
  const beside = await bring(['代码,通村快递', '450224105,3', '999999,4']);
  const at = beside.headings.findIndex((heading) => heading.startsWith('按时到货'));
  assert.deepEqual(
    beside.rows.map(({ cells }) => [cells[1], cells[at]]),
    [
      ['3', '90'],
      ['4', ''],
    ],
  );
  const alone = await bring([]);
  assert.deepEqual(
    alone.rows.map(({ cells }) => cells.slice(0, 2)),
    [['450224105', '大将镇']],
  );
});
