import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { utf8Lines } from '../kernel/bytes.ts';
import { BrokenLog, type LogState } from '../kernel/log-state.ts';
import { isMisplaced } from '../kernel/reserved-name.ts';
import { consistencyProof } from '../kernel/tlog/prove.ts';
import { type Published, startCosigning } from './cosigning.ts';
import type { LogKey } from './log-key.ts';
import { appendBatch, knownStatements, markPublished, markWitnessed, takePending } from './log-rows.ts';
import { tilesIn, withTiles } from './log-tiles.ts';
import type { Shelf } from './shelf.ts';
import type { Witnesses } from './witnesses.ts';

/** The longest a statement waits for the next batch. */
const TICK_MS = 250;
/** Statements in one batch. */
const MOST = 8_192;
/**
 * A state that nothing was added to is cosigned again after this time, so that a quiet day does not look like a log whose witnesses are
 * gone. Far below the age that a policy allows (a day unless it says so).
 */
const COSIGN_AGAIN_MS = 3_600_000;

export interface Leading {
  /** Holds the lock that makes this process the only sequencer: when it is lost, so is everything done on it. */
  readonly client: pg.ClientBase;
  /** For what may also be done by a process that leads no more. */
  readonly pool: pg.Pool;
  readonly county: string;
  readonly state: LogState;
  readonly shelf: Shelf;
  readonly key: LogKey;
  readonly witnesses: Witnesses;
  readonly alarm: (text: string) => void;
  readonly clock: () => Date;
  readonly stopping: AbortSignal;
}

/**
 * Sequences what was said, batch by batch: places in the log and in its lines, one transaction, tiles on disk, then the signed
 * checkpoint, then the witnesses. Each step begins when the one before is durable, so that a crash anywhere leaves a log that
 * the next start goes on from.
 */
export async function lead(leading: Leading): Promise<void> {
  const { pool, county, state, shelf, witnesses, alarm, clock, stopping } = leading;
  const cosigning = startCosigning({
    witnesses,
    alarm,
    prove: (old, size) => withTiles(tilesIn(pool, county), (node) => consistencyProof(old, size, node)),
    async witnessed({ size, note }) {
      try {
        await markWitnessed(pool, county, { size, note, at: clock() });
        await shelf.show(size, note);
      } catch (error) {
        alarm(`a witnessed checkpoint was not kept: ${(error as Error).message}`);
      }
    },
  });
  let newest: (Published & { readonly offeredAt: Date }) | undefined;
  const offer = (published: Published) => {
    newest = { ...published, offeredAt: clock() };
    cosigning.offer(published);
  };
  const publishNow = async () => {
    if (state.size > 0) offer(await publish(leading));
  };
  try {
    // What the process before this one appended and did not come to publish.
    await publishNow();
    while (!stopping.aborted) {
      const began = performance.now();
      const { taken, appended } = await sequence(leading);
      if (appended) await publishNow();
      else if (newest && clock().getTime() - newest.offeredAt.getTime() >= COSIGN_AGAIN_MS) offer(newest);
      if (taken < MOST)
        await pause(Math.max(0, began + TICK_MS - performance.now()), undefined, { signal: stopping }).catch(
          () => {},
        );
    }
  } finally {
    await cosigning.stop();
  }
}

/** Appends one batch of what waits; answers how many statements it took. */
async function sequence({
  client,
  county,
  state,
  shelf,
  alarm,
}: Leading): Promise<{ taken: number; appended: boolean }> {
  const { arrivals, statements } = await takePending(client, county, MOST);
  if (statements.length === 0) return { taken: 0, appended: false };
  const known = await knownStatements(
    client,
    county,
    statements.map(({ id }) => id),
  );
  // A statement is in the log once, whatever was restored, retried or told twice.
  const unknown = [...new Map(statements.map((each) => [each.id, each])).values()].filter(
    ({ id }) => !known.has(id),
  );
  // However it came here, past every door: in a line of ours it could never be undone.
  const fresh = unknown.filter((each) => !isMisplaced(each));
  for (const { id, lines } of unknown.filter(isMisplaced)) {
    alarm(`event ${id} is not taken into the lines ${lines.join(' ')}`);
  }
  if (fresh.length === 0) {
    await client.query('delete from tracing.pending where county_id = $1 and arrival = any ($2::bigint[])', [
      county,
      arrivals,
    ]);
    return { taken: statements.length, appended: false };
  }
  const batch = state.append(fresh);
  const tiles = state.takeTiles();
  const entries = utf8Lines(batch.entries.map(({ text }) => text));
  const appended = { batch, entries: entries.whole, size: state.size, root: state.root(), tiles, arrivals };
  if (!(await appendBatch(client, county, appended))) {
    throw new BrokenLog(`another process has gone on with the log of ${county}`);
  }
  await shelf.writer.add(entries.each, tiles);
  return { taken: statements.length, appended: true };
}

async function publish({ client, county, state, shelf, key }: Leading): Promise<Published> {
  const { size } = state;
  const note = key.sign({ origin: key.vkey.name, size, root: state.root() });
  await shelf.show(size, note);
  await markPublished(client, county, size, note);
  return { size, note };
}
