import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '#shared/id.ts';
import { quantity } from '#shared/quantity.ts';
import { beginLog, lotThing, recordEvent } from '#tracing';
import { atEnd } from '../../../../test/help/at-end.ts';
import { asCall, COUNTY, MORNING } from '../../../../test/help/county.ts';
import { LOG_NAMES, logged } from '../../../../test/help/county-log.ts';
import { testDatabase } from '../../../../test/help/database.ts';
import { startDemoWitnesses } from '../../../commands/demo/witnesses.ts';
import { endAll } from '../../../shared/ending.ts';
import { parsePolicy } from '../kernel/policy.ts';
import { checkpointAlgorithms, cosignedAt } from '../kernel/tlog/cosignature.ts';
import { openNote } from '../kernel/tlog/note.ts';
import { keepLog, type LogKeeper } from './keep-log.ts';
import { witnessesIn } from './witnesses.ts';

const database = await testDatabase();
const { db, pool, url } = database;
const folder = await mkdtemp(join(tmpdir(), 'maidehao-again-'));
atEnd(() => rm(folder, { recursive: true }));
const vkey = await beginLog(pool, COUNTY, LOG_NAMES);
const policy = await startDemoWitnesses(join(folder, 'witnesses'), vkey);
atEnd(endAll);

const HOUR_MS = 3_600_000;
let now = MORNING;

function keeper(): LogKeeper {
  return keepLog({
    url,
    county: COUNTY,
    folder: join(folder, 'log'),
    witnesses: witnessesIn(policy),
    alarm: (text) => console.error(text),
    opened: () => {},
    clock: () => now,
  });
}

/** What the county shows as witnessed: how many entries, since when, and each witness's own word for when it signed. */
async function shown() {
  const { rows } = await pool.query(
    'select witnessed_size as size, witnessed as note, witnessed_at as at from tracing.log where county_id = $1',
    [COUNTY],
  );
  const [{ size, note, at }] = rows;
  const read = parsePolicy(policy);
  assert.ok(read.ok);
  const opened = openNote(
    note,
    read.value.witnesses.map(({ key }) => key),
    checkpointAlgorithms,
  );
  assert.ok(opened.ok);
  return { size, at, signed: opened.value.verified.map(({ bytes }) => cosignedAt(bytes) ?? 0) };
}

type Shown = Awaited<ReturnType<typeof shown>>;

/** Every signature is of a later second than all of those. */
function signedAfter(before: Shown): (now: Shown) => boolean {
  return ({ signed }) => Math.min(...signed) > Math.max(...before.signed);
}

/** A later hour comes again and again, until what is shown is as wanted. */
async function hoursUntil(wanted: (now: Shown) => boolean): Promise<Shown> {
  for (;;) {
    const state = await shown();
    if (wanted(state)) return state;
    now = new Date(now.getTime() + HOUR_MS);
    await pause(20);
  }
}

test('a log to which nothing is added is witnessed anew every hour, by the same leader and by the next', async () => {
  let leader = keeper();
  atEnd(() => leader.stop());
  const quantities = [{ thing: lotThing('92045022400014', 'QUIET'), quantity: quantity('10', 'kg') }];
  const what = { type: 'ObjectEvent', action: 'ADD', quantities } as const;
  await asCall(db, {}, (call) =>
    recordEvent(call, { id: newId(), at: MORNING, bizStep: 'commissioning', what }),
  );
  await logged(database, 'witnessed');
  const first = await shown();
  assert.deepEqual(first.at, MORNING);

  const second = await hoursUntil(signedAfter(first));
  assert.equal(second.size, first.size, 'nothing was added');
  assert.ok(second.at.getTime() >= MORNING.getTime() + HOUR_MS);

  await leader.stop();
  leader = keeper();
  const third = await hoursUntil(signedAfter(second));
  const fourth = await hoursUntil(signedAfter(third));
  assert.equal(fourth.size, first.size);
});
