import { join } from 'node:path';
import type pg from 'pg';
import { beginLog, type KeyRegistration, publicPolicy, registerKey, startLog, unlockKeys } from '#tracing';
import { startPostgres } from '../../../database/postgres.ts';
import type { Actor, Call } from '../../../shared/call.ts';
import { openDb } from '../../../shared/database.ts';
import { beforeEnding } from '../../../shared/ending.ts';
import { newId } from '../../../shared/id.ts';
import { migrate } from '../../../shared/migrate.ts';
import { must } from '../../../shared/outcome.ts';
import { transact } from '../../../shared/transact.ts';
import { startDemoWitnesses } from '../../demo/witnesses.ts';

/** A county with an empty log, watched by three witness processes, and a partner whose key is registered. */
export interface Installation {
  readonly pool: pg.Pool;
  /** Whom a checker trusts (C2SP tlog-policy). */
  readonly policy: string;
  run<T>(work: (call: Call) => Promise<T>): Promise<T>;
  stop(): Promise<void>;
}

const COUNTY = '450224';
const SECRET = 'of no use after the measurement..';
const partner: Actor = { personId: newId(), name: '', roles: ['coop-staff'], organisationId: newId() };
export const HOLDER = `urn:maidehao:organisation:${partner.organisationId}`;

export async function install(home: string, registration: KeyRegistration): Promise<Installation> {
  const postgres = await startPostgres(home);
  const stopPostgres = beforeEnding(() => postgres.stop());
  const { db, pool } = openDb(postgres.url);
  const closePool = beforeEnding(() => pool.end());
  await migrate(pool);
  unlockKeys(SECRET);
  const vkey = await beginLog(pool, COUNTY, { origin: undefined, otherwise: `localhost/log/${COUNTY}` });
  const policy = await startDemoWitnesses(join(home, 'witnesses'), vkey);
  const setting = { url: postgres.url, county: COUNTY, folder: join(home, 'log'), secret: SECRET, policy };
  const log = startLog(setting, (text) => console.error(text));
  const stopLog = beforeEnding(() => log.stop());
  const run: Installation['run'] = (work) =>
    transact(db, { county: COUNTY, now: new Date(), actor: partner }, work);
  must(await run((call) => registerKey(call, registration)));
  return {
    pool,
    policy: publicPolicy(policy, { vkey }),
    run,
    async stop() {
      await stopLog();
      await closePool();
      await stopPostgres();
    },
  };
}
