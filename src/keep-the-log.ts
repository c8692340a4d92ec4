import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { beginLog, startLog } from '#tracing';
import { startDemoWitnesses } from './commands/demo/witnesses.ts';
import type { Progress } from './main.ts';
import type { Config } from './shared/config.ts';
import { beforeEnding } from './shared/ending.ts';
import { logFolder } from './shared/running.ts';
import { Stopped } from './shared/stopped.ts';
import type { KeptLog } from './show-verifier.ts';

interface Installation {
  readonly pool: pg.Pool;
  readonly url: string;
  readonly secret: string;
  readonly config: Config;
}

/** Starts keeping the county's log in a thread of this process, watched by its witnesses: the demo's are three processes beside it. */
export async function keepTheLog(
  { pool, url, secret, config }: Installation,
  progress: Progress,
): Promise<KeptLog> {
  const { county, home } = config;
  progress('溯源日志', 'The log of the trace');
  const host = config.origin ? new URL(config.origin).host : 'localhost';
  const names = { origin: config.logOrigin, otherwise: `${host}/log/${county}` };
  const vkey = await beginLog(pool, county, names);
  const policy = await policyOf(config, vkey);
  const folder = join(logFolder({ home }), county);
  const { logBucket: bucket } = config;
  const log = startLog({ url, county, folder, bucket, secret, policy }, (text) =>
    console.error(`log of ${county}: ${text}`),
  );
  beforeEnding(() => log.stop());
  return { vkey, policy };
}

async function policyOf({ witnesses, demo, home }: Config, vkey: string): Promise<string> {
  if (witnesses === undefined) return demo ? startDemoWitnesses(join(home, 'witnesses'), vkey) : '';
  return readFile(witnesses, 'utf8').catch((error) => {
    throw new Stopped(
      `读不了见证方名单：${witnesses}（WITNESSES）。`,
      `The policy that WITNESSES names cannot be opened: ${witnesses}.`,
      error,
    );
  });
}
