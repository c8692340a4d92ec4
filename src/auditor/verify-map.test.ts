import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordEvent } from '#tracing';
import { asCall } from '../../test/help/county.ts';
import { keepCountyLog, logged } from '../../test/help/county-log.ts';
import { testDatabase } from '../../test/help/database.ts';
import { bundleBytes } from '../contexts/tracing/kernel/tlog/tiles.ts';
import { newId } from '../shared/id.ts';
import { checkMap } from './check-map.ts';
import type { LogFault } from './faults.ts';
import type { LogFolder } from './log-folder.ts';
import { trustFrom } from './trust.ts';
import { verifyMap } from './verify-map.ts';

const database = await testDatabase();
const { db, pool } = database;
const { folder, vkey } = await keepCountyLog(database);
const trust = trustFrom({ key: [vkey], witness: [], quorum: undefined });
assert.ok(!('wrong' in trust));

// Three batches, with a parcel that comes back in each.
for (const batch of [0, 1, 2]) {
  await asCall(db, {}, async (call) => {
    for (const sscc of ['069012345678901237', `06901234567890${batch}244`]) {
      await recordEvent(call, {
        ...{ id: newId(), at: call.now, bizStep: 'receiving' },
        what: { type: 'ObjectEvent', action: 'OBSERVE', epcs: [`https://id.gs1.org/00/${sscc}`] },
      });
    }
  });
  await logged(database);
}
const entries = (
  await pool.query<{ entry: string }>('select entry from tracing.log_entry order by index')
).rows.map(({ entry }) => entry);
const last = entries.length - 1;

/** The same log with other entries, as a keeper of the log's key could sign it. */
async function faultsOf(changed: readonly string[]): Promise<string[]> {
  const bytes = bundleBytes(changed.map((text) => Buffer.from(text)));
  const kept: LogFolder = {
    read: async () => null,
    readTile: async ({ width }) => ({ bytes, path: 'tile/entries/000', width }),
    async *files() {},
  };
  const found: LogFault[] = [];
  await checkMap(kept, changed.length, (fault) => found.push(fault));
  return found.map(({ code, facts }) => `${code} ${facts.entry ?? facts.size}`);
}

test('the map a county’s log publishes is what all its entries give', async () => {
  const report = await verifyMap(folder, trust);
  assert.deepEqual(report.faults, []);
  assert.equal(report.size, entries.length);
  assert.equal(report.map?.maps, 3);
  assert.equal(report.map?.root, JSON.parse(entries[last] ?? '').root);
  assert.deepEqual(await faultsOf(entries), []);
});

test('a map that hides what was recorded since, or a line, is not what the entries give', async () => {
  const maps = entries.flatMap((entry, index) =>
    JSON.parse(entry).type === 'maidehao/map/1' ? [index] : [],
  );
  const older = JSON.parse(entries[maps.at(-2) ?? 0] ?? '');
  const stale = entries.with(last, JSON.stringify({ ...older, size: last }));
  assert.deepEqual(await faultsOf(stale), [`map-differs ${last}`]);
});

test('an entry left out of a line, one that cannot be read, and a log without its last map are told', async () => {
  const returns = entries.findLastIndex((entry) => entry.includes('069012345678901237'));
  const forgotten = JSON.parse(entries[returns] ?? '');
  forgotten.chain = forgotten.chain.map((link: object) => ({ ...link, seq: 7 }));
  assert.ok(
    (await faultsOf(entries.with(returns, JSON.stringify(forgotten)))).some((each) =>
      each.startsWith('line-order'),
    ),
  );
  assert.ok((await faultsOf(entries.with(returns, 'words'))).includes(`entry-malformed ${returns}`));
  assert.deepEqual(await faultsOf(entries.slice(0, last)), [`map-missing ${last}`]);
});
