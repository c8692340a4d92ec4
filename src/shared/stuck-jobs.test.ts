import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { asCall, COUNTY } from '../../test/help/county.ts';
import { testDatabase } from '../../test/help/database.ts';
import { countStuckJobs, retryStuckJobs, stuckJobs } from './stuck-jobs.ts';

const { db } = await testDatabase();

/** A job of a county as it stands after so many failures. */
async function failing(name: string, county: string, attempts: number): Promise<void> {
  await sql`select graphile_worker.add_job(${name}, ${JSON.stringify({ county, payloads: [{}] })}::json)`.execute(
    db,
  );
  await sql`update graphile_worker._private_jobs set attempts = ${attempts}, last_error = 'no route to the provider',
      run_at = now() + interval '1 day'
    where id = (select max(id) from graphile_worker._private_jobs)`.execute(db);
}

test('work that failed is listed for its own county, and one can see what was given up', async () => {
  await failing('ordering/on-payments-settled', COUNTY, 3);
  await failing('delivery/on-order-packed', COUNTY, 25);
  await failing('ordering/on-payments-settled', 'elsewhere', 3);
  const jobs = await asCall(db, {}, stuckJobs);
  assert.deepEqual(
    jobs.map(({ name, attempts, givenUp, error }) => [name, attempts, givenUp, error]),
    [
      ['ordering/on-payments-settled', 3, false, 'no route to the provider'],
      ['delivery/on-order-packed', 25, true, 'no route to the provider'],
    ],
  );
  assert.equal(await asCall(db, {}, countStuckJobs), 2);
});

test('what was given up is tried again at once, and another county’s work is nobody else’s to retry', async () => {
  const { rows } = await sql<{ id: string; county: string }>`
    select id::text as id, payload ->> 'county' as county from graphile_worker._private_jobs order by id`.execute(
    db,
  );
  await asCall(db, {}, (call) =>
    retryStuckJobs(
      call,
      rows.map(({ id }) => id),
    ),
  );
  const { rows: after } = await sql<{ county: string; due: boolean; attempts: number }>`
    select payload ->> 'county' as county, run_at <= now() as due, attempts from graphile_worker._private_jobs order by id`.execute(
    db,
  );
  assert.deepEqual(after, [
    { county: COUNTY, due: true, attempts: 0 },
    { county: COUNTY, due: true, attempts: 0 },
    { county: 'elsewhere', due: false, attempts: 3 },
  ]);
});
