import type pg from 'pg';
import { sameBytes, textOf, utf8Lines } from '../kernel/bytes.ts';
import { type Entry, parseEntry, statementText } from '../kernel/entry.ts';
import { keyOfDeclaration, keyOfId, madeUuid } from '../kernel/event-key.ts';
import { BrokenLog, type LogState } from '../kernel/log-state.ts';
import type { Checkpoint } from '../kernel/tlog/checkpoint.ts';
import { TILE_WIDTH } from '../kernel/tlog/tiles.ts';
import { appendBatch, knownStatements } from './log-rows.ts';
import type { TileFiles } from './tile-files.ts';

/**
 * Brings a database that was rolled back to an older backup forward to what was published since: the entries are taken from their
 * bundles, and only if they make exactly the published tree. A log never takes back what it has shown; going on from the older state
 * would show two histories.
 */
export async function bringForward(
  client: pg.ClientBase,
  county: string,
  { state, files, published }: { state: LogState; files: TileFiles; published: Checkpoint },
): Promise<void> {
  const from = state.size;
  const bytes = await publishedEntries(files, from, published.size);
  const texts = bytes.map((entry) => textOf(entry) ?? '');
  const lines = texts.flatMap((text) => state.replay(text));
  if (!sameBytes(state.root(), published.root)) {
    throw new BrokenLog(`the bundles of ${county} do not make the tree that was published`);
  }
  const ids = await statementIds(client, county, texts);
  const entries = texts.map((text, place) => ({ text, statement: ids[place] ?? null }));
  const batch = { from, entries, lines };
  const appended = {
    batch,
    entries: utf8Lines(texts).whole,
    size: state.size,
    root: state.root(),
    tiles: state.takeTiles(),
    arrivals: [],
  };
  if (!(await appendBatch(client, county, appended))) throw new BrokenLog(`another process leads ${county}`);
}

async function publishedEntries(files: TileFiles, from: number, to: number): Promise<Uint8Array[]> {
  const entries: Uint8Array[] = [];
  const begun = from - (from % TILE_WIDTH);
  for (let at = begun; at < to; at += TILE_WIDTH) {
    entries.push(...(await files.entries(at / TILE_WIDTH, Math.min(TILE_WIDTH, to - at))));
  }
  return entries.slice(from - begun);
}

/** What each entry's statement is called in the database; null for the map's and for further entries of one statement. */
async function statementIds(
  client: pg.ClientBase,
  county: string,
  texts: readonly string[],
): Promise<(string | null)[]> {
  const entries = texts.map((text) => {
    const read = parseEntry(text);
    if (!read.ok) throw new BrokenLog(`an entry is none: ${read.fault}`);
    return read.value;
  });
  const events = entries.flatMap((entry) =>
    entry.type === 'maidehao/event/1' ? [keyOfId(entry.claim.id)] : [],
  );
  const taken = await knownStatements(client, county, events);
  const said = new Set<string>();
  return entries.map((entry) => {
    if (entry.type === 'maidehao/map/1') return null;
    const statement = statementText(entry);
    if (said.has(statement)) return null;
    said.add(statement);
    const id = idOf(entry, statement, taken);
    taken.add(id);
    return id;
  });
}

/** As `eventKey`, without the event: of two events with one id, the later in the log is the error declaration. */
function idOf(entry: Entry, statement: string, taken: ReadonlySet<string>): string {
  if (entry.type !== 'maidehao/event/1') return madeUuid(statement);
  const { id, digest } = entry.claim;
  return taken.has(keyOfId(id)) ? keyOfDeclaration(id, digest) : keyOfId(id);
}
