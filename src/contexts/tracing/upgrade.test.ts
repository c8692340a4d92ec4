import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#shared/id.ts';
import { migrate, migrations } from '#shared/migrate.ts';
import { must } from '#shared/outcome.ts';
import { asCall, COUNTY, MORNING } from '../../../test/help/county.ts';
import { keepCountyLog, logged } from '../../../test/help/county-log.ts';
import { emptyDatabase } from '../../../test/help/database.ts';
import { knownNames, logAt, proveLines, receiptsOf } from './index.ts';
import { parseEntry } from './kernel/entry.ts';

const database = await emptyDatabase();
const { db, pool } = database;

// A county as it was before there was a log: the schema of then, and more events than are claimed at once.
const all = await migrations();
const before = all.filter(({ context, name }) => context !== 'tracing' || name < '0003');
const shared = before.filter(({ context }) => ['shared', 'people', 'tracing'].includes(context));
await migrate(pool, shared);
const ids = Array.from({ length: 601 }, () => newId());
const lot = (place: number) => `https://id.gs1.org/01/06901234567892/10/L${place % 50}`;
for (const [place, id] of ids.entries()) {
  const document = {
    eventID: `urn:uuid:${id}`,
    type: 'ObjectEvent',
    action: 'ADD',
    eventTime: MORNING.toISOString(),
    eventTimeZoneOffset: '+08:00',
    bizStep: 'commissioning',
    disposition: place % 2 ? 'active' : 'urn:example:ripe',
    quantityList: [{ epcClass: lot(place), quantity: 1.5, uom: 'KGM' }],
  };
  await pool.query(
    `insert into tracing.event (county_id, id, type, action, biz_step, disposition, event_time, record_time, document)
     values ($1, $2, 'ObjectEvent', 'ADD', 'commissioning', $5, $3, $3, $4)`,
    [COUNTY, id, MORNING, document, document.disposition],
  );
  await pool.query(
    `insert into tracing.event_thing (county_id, thing, event_id, event_time, part, quantity, unit)
     values ($1, $2, $3, $4, 'epc', 1.5, 'KGM')`,
    [COUNTY, lot(place), id, MORNING],
  );
}
await migrate(pool, [...shared, ...all.filter((each) => !shared.includes(each))]);

test('words of its own in old events are still known', async () => {
  const names = must(await asCall(db, {}, (call) => knownNames(call, 'dispositions', { most: 1000 })));
  assert.ok(names.includes('urn:example:ripe'));
  assert.equal(names.filter((name) => name === 'active').length, 1);
});

test('a county that grew before it had a log is brought forward: every old event proves, and no line lacks one', async () => {
  await keepCountyLog(database);
  await claimed();
  await logged(database);
  await asCall(db, {}, async (call) => {
    const at = must(await logAt(call));
    const receipts = await receiptsOf(call, at, ids);
    assert.equal(receipts.size, ids.length);
    for (const [id, { entry }] of receipts) {
      const read = parseEntry(entry);
      assert.ok(read.ok && read.value.type === 'maidehao/event/1');
      assert.equal(read.value.claim.id, `urn:uuid:${id}`);
      assert.match(read.value.claim.issuer, /county/, 'the county says that it was on record, nobody else');
    }
    const lines = Array.from({ length: 50 }, (_, place) => lot(place));
    const proven = must(await proveLines(call, at, { lines: [], lengthOnly: lines }));
    assert.equal(
      proven.lines.reduce((sum, line) => sum + (line.seq ?? -1) + 1, 0),
      ids.length,
    );
  });
});

/** Until no old event waits to be claimed. */
async function claimed(): Promise<void> {
  while ((await pool.query('select 1 from tracing.unclaimed limit 1')).rows.length > 0) {
    await new Promise((done) => setImmediate(done));
  }
}
