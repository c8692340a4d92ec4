import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { atEnd } from '../../test/help/at-end.ts';
import { COUNTY } from '../../test/help/county.ts';
import { anEvent, epcisDocumentOf, epcisDoor } from '../../test/help/epcis-door.ts';
import { reactions } from '../contexts/reactions.ts';
import { startWorker } from '../shared/worker.ts';

const { database, ask, send } = await epcisDoor();
const { db, pool, url } = database;

function capturing(): ChildProcess {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, '../../test/help/capturing/work.ts'), url],
    { stdio: 'ignore' },
  );
  atEnd(async () => child.kill('SIGKILL'));
  return child;
}

async function until(query: string, values: unknown[] = []): Promise<void> {
  while ((await pool.query(query, values)).rows.length === 0) await pause(10);
}

const things = async (events: readonly Record<string, unknown>[]) => {
  const names = events.flatMap(({ epcList }) => epcList as string[]);
  const { rows } = await pool.query('select thing from tracing.event_thing where thing = any ($1)', [names]);
  return rows.map(({ thing }) => thing).sort();
};

/** What the capturing process is in the midst of when it is killed: held there by a lock on this table. */
const moments = [
  ['before an event is written', 'tracing.event'],
  ['with the events written and the job not finished', 'tracing.master_data'],
] as const;

for (const [moment, table] of moments) {
  test(`killed ${moment}, a capture leaves nothing half, and is done once by the next process`, async () => {
    const events = [anEvent(), anEvent()];
    const document = {
      ...epcisDocumentOf(events),
      epcisHeader: {
        epcisMasterData: {
          vocabularyList: [
            {
              type: 'urn:epcglobal:epcis:vtype:BusinessLocation',
              vocabularyElementList: [{ id: 'urn:epc:id:sgln:0614141.00777.0', attributes: [] }],
            },
          ],
        },
      },
    };
    const answer = await send('/capture', document);
    const location = (answer.headers.get('location') ?? '').replace('/epcis', '');
    const job = async () => (await ask(location)).json();

    const holder = await pool.connect();
    await holder.query(`begin; lock table ${table} in exclusive mode`);
    const child = capturing();
    await until(`select 1 from pg_locks where relation = $1::regclass and not granted`, [table]);
    child.kill('SIGKILL');
    await once(child, 'exit');
    await holder.query('commit');
    holder.release();
    // Its connection is gone when PostgreSQL has noticed.
    await until(
      `select 1 where not exists (select 1 from pg_locks where relation = 'tracing.event'::regclass and mode = 'RowExclusiveLock')`,
    );
    assert.deepEqual(await things(events), []);
    assert.equal((await job()).running, true);

    const worker = await startWorker({ db, pool, reactions, schedules: [], counties: [COUNTY] });
    await until('select 1 from tracing.capture_job where id = $1 and finished_at is not null', [
      location.split('/').at(-1),
    ]);
    await worker.stop();
    assert.deepEqual(await job().then(({ success, errors }) => [success, errors]), [true, []]);
    assert.deepEqual(await things(events), events.flatMap(({ epcList }) => epcList as string[]).sort());
  });
}
