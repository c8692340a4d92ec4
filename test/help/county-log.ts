import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { beginLog, type RunningLog, startLog } from '#tracing';
import { atEnd } from './at-end.ts';
import { COUNTY } from './county.ts';
import { KEYS_SECRET, type TestDatabase } from './database.ts';

export interface CountyLog {
  readonly log: RunningLog;
  readonly vkey: string;
  /** Its files: `checkpoint` and `tile/…`. */
  readonly folder: string;
  /** What the log said that somebody has to look at. */
  readonly alarms: readonly string[];
}

export const LOG_NAMES = { origin: 'trace.example/log/test', otherwise: '' };

/** Keeps the test county's log in a thread, until the file ends. `policy`: its witnesses (C2SP tlog-policy); none unless given. */
export async function keepCountyLog({ pool, url }: TestDatabase, policy = ''): Promise<CountyLog> {
  const folder = await mkdtemp(join(tmpdir(), 'maidehao-log-'));
  const vkey = await beginLog(pool, COUNTY, LOG_NAMES);
  const alarms: string[] = [];
  const setting = { url, county: COUNTY, folder, secret: KEYS_SECRET, policy };
  const log = startLog(setting, (text) => alarms.push(text));
  atEnd(async () => {
    await log.stop();
    await rm(folder, { recursive: true });
  });
  return { log, vkey, folder, alarms };
}

/** Waits until everything said is in the log and published, or cosigned by a quorum. */
export async function logged(
  { pool }: TestDatabase,
  how: 'published' | 'witnessed' = 'published',
): Promise<void> {
  const waiting = `select 1 from tracing.log where county_id = $1 and (size = 0 or size > ${how}_size)
    union all select 1 from tracing.pending where county_id = $1 limit 1`;
  while ((await pool.query(waiting, [COUNTY])).rows.length > 0) await pause(20);
}
