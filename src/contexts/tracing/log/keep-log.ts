import { hostname } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { openClient, openDb } from '#shared/database.ts';
import { Stopped } from '#shared/stopped.ts';
import { claimOldEvents } from '../claim-old-events.ts';
import { BrokenLog, type LogState } from '../kernel/log-state.ts';
import { bringForward } from './bring-forward.ts';
import { follow } from './follow.ts';
import { lead } from './lead.ts';
import { loadState } from './load-state.ts';
import { logKey } from './log-key.ts';
import { openShelf, publishedIn, type Shelf } from './shelf.ts';
import { openTileBucket, type TileBucket } from './tile-bucket.ts';
import { openTileFiles, type TileFiles } from './tile-files.ts';
import type { Witnesses } from './witnesses.ts';

export interface LogSetting {
  readonly url: string;
  readonly county: string;
  /** Where the log's files are kept, unless in a bucket. */
  readonly folder: string;
  readonly bucket?: TileBucket | undefined;
  readonly witnesses: Witnesses;
  /** Told what somebody has to look at. */
  readonly alarm: (text: string) => void;
  /** Told the log's verifier key whenever it was read. */
  readonly opened: (vkey: string) => void;
  readonly clock: () => Date;
}

export interface LogKeeper {
  /** The log as this process has it; undefined until it was read for the first time. */
  readonly state: LogState | undefined;
  /** Reads what the database has beyond `state`, now. */
  catchUp(): Promise<void>;
  /** Rejects when the log is broken. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

const FOLLOW_MS = 500;
const AGAIN_MS = 1_000;

/**
 * Keeps a county's log, which has been begun, until stopped: leads it when nobody else does, follows it otherwise, ready to take over. Whatever goes wrong on
 * the way (PostgreSQL away, disk full, lock lost), it begins again from what is durable, by the code it started with.
 */
export function keepLog(setting: LogSetting): LogKeeper {
  const stopping = new AbortController();
  const held: Held = { state: undefined, wake: Promise.withResolvers(), followed: Promise.withResolvers() };
  const ended = shifts(setting, held, stopping.signal);
  return {
    get state() {
      return held.state;
    },
    catchUp() {
      held.wake.resolve();
      return held.followed.promise;
    },
    ended,
    async stop() {
      stopping.abort();
      held.wake.resolve();
      await ended;
    },
  };
}

interface Held {
  state: LogState | undefined;
  wake: PromiseWithResolvers<void>;
  followed: PromiseWithResolvers<void>;
}

async function shifts(setting: LogSetting, held: Held, stopping: AbortSignal): Promise<void> {
  let trouble = '';
  while (!stopping.aborted) {
    try {
      await shift(setting, held, stopping);
    } catch (error) {
      if (error instanceof BrokenLog || error instanceof Stopped) throw error;
      const { message } = error as Error;
      if (message !== trouble) setting.alarm(`${message}; beginning again`);
      trouble = message;
      await pause(AGAIN_MS, undefined, { signal: stopping }).catch(() => {});
    }
  }
}

async function shift(setting: LogSetting, held: Held, stopping: AbortSignal): Promise<void> {
  const { url, county, witnesses, alarm, clock, bucket } = setting;
  const place = bucket?.url ?? setting.folder;
  const client = await openClient(url);
  const { db, pool } = openDb(url, 4);
  try {
    const { row, state } = await loadState(client, county);
    held.state = state;
    setting.opened(row.vkey);
    const key = logKey(row.vkey, row.sealed, county);
    let files: TileFiles | undefined;
    let shelf: Shelf | undefined;
    while (!stopping.aborted) {
      // One process writes a place, and only one that writes its place may lead: what it signs has to be shown. Asked again and again, as
      // whoever has it may be gone the next moment.
      if (!files && (await lock(client, `files ${bucket ? '' : hostname()} ${place}`))) {
        files = bucket ? openTileBucket(bucket) : await openTileFiles(setting.folder);
      }
      const leads = files !== undefined && (await lock(client, `log ${county}`));
      await follow(client, county, { state, shelf });
      if (files && !shelf) {
        const published = publishedIn(await files.checkpoint(), key, place);
        const behind = published !== undefined && published.size > state.size;
        if (behind && leads) {
          alarm(
            `the database has ${state.size} entries, ${published.size} were published: bringing it forward`,
          );
          await bringForward(client, county, { state, files, published });
        }
        if (!behind || leads)
          shelf = await openShelf(client, county, { files, key, folder: place, size: state.size });
      }
      held.followed.resolve();
      held.followed = Promise.withResolvers();
      if (leads && shelf) {
        await claimOldEvents(db, county, clock());
        return await lead({ client, pool, county, state, shelf, key, witnesses, alarm, clock, stopping });
      }
      await Promise.race([held.wake.promise, pause(FOLLOW_MS)]);
      held.wake = Promise.withResolvers();
    }
  } finally {
    await client.end().catch(() => {});
    await pool.end();
  }
}

/** Takes a lock that this connection keeps for as long as it lives; answers false when another has it. */
async function lock(client: pg.ClientBase, name: string): Promise<boolean> {
  const { rows } = await client.query('select pg_try_advisory_lock(hashtextextended($1, 0)) as taken', [
    name,
  ]);
  return rows[0].taken;
}
