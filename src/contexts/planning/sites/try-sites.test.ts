import assert from 'node:assert/strict';
import test from 'node:test';
import { newId } from '#shared/id.ts';
import { must } from '#shared/outcome.ts';
import { asCall } from '../../../../test/help/county.ts';
import { testDatabase } from '../../../../test/help/database.ts';
import { dropTry, keepTry, lookAtWhatIf, workOutTry } from './try-sites.ts';
import { waysOfGround } from './ways-said.ts';
import { type Asked, type Ground, usualTerms } from './what-if.ts';
import { insertWhatIf } from './what-ifs.ts';
import { workOut } from './work-out.ts';

const { db } = await testDatabase();
const spot = (code: string, lng: number) => ({ code, nameZh: code, nameEn: code, lat: 25.2, lng });
const village = (code: string, lng: number) => ({ ...spot(code, lng), township: 't', kg: [90, 90, 90, 90] });
const ground: Ground = {
  hub: spot('hub', 109.4),
  sites: [spot('there', 109.4)],
  townships: [],
  villages: [village('east', 109.6), village('west', 109.2)],
};
const terms = usualTerms.point;
const byHand: Asked = { by: 'hand', villages: ['east'] };
const id = newId();
const before = must(await workOut({ ground, terms }, { by: 'hand', villages: [] }));
await asCall(db, {}, (call) =>
  insertWhatIf(call, { id, name: '东边', kind: 'point', terms, ground, before }),
);
const looked = async () => must(await asCall(db, {}, (call) => lookAtWhatIf(call, id)));

test('a try sent twice is one: neither worked out twice at once nor kept twice', async () => {
  const { whatIf } = await looked();
  const both = await Promise.all([workOutTry('c', whatIf, byHand), workOutTry('c', whatIf, byHand)]);
  assert.deepEqual(
    both.map((each) => (each.ok ? 'ok' : each.refusal.code)),
    ['ok', 'planning.try-running'],
  );
  const again = must(await workOutTry('c', whatIf, byHand));
  for (const outcome of [must(both[0]), again])
    must(await asCall(db, {}, (call) => keepTry(call, id, { asked: byHand, outcome })));
  assert.deepEqual(
    (await looked()).tries.map(({ number, outcome }) => [number, outcome.built]),
    [[1, ['east']]],
  );
});

test('what is no try is not removed, whatever number a form sends', async () => {
  for (const number of [2, Number.NaN, 1e9]) {
    const dropped = await asCall(db, {}, (call) => dropTry(call, id, number));
    assert.equal(!dropped.ok && dropped.refusal.code, 'planning.no-such-try');
  }
});

test('a question that knows its roads is worked out on them, and says so', async () => {
  // Hub, east, west, and the site that is there: by road everything is fifty kilometres from everything else.
  const metres = Array.from({ length: 16 }, (_, cell) => (cell % 5 === 0 ? 0 : 50_000));
  const ways = { used: { by: 'roads', since: '2026-06-01' } as const, metres, apart: ['west'] };
  const roads = { ...ground, ways };
  const found = must(await workOut({ ground: roads, terms }, byHand));
  assert.deepEqual(found.km, [0, 50]);
  assert.match(waysOfGround(ways, 'zh'), /OpenStreetMap.*2026-06-01 导入.*1 处没有路通/);
  assert.match(waysOfGround(undefined, 'en'), /straight lines times 1\.3/);
});
