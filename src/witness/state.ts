import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Hash } from '../contexts/tracing/kernel/tlog/merkle.ts';

/** The last checkpoint cosigned for a log. */
export interface Latest {
  readonly size: number;
  readonly root: Hash;
  /** When it was cosigned, POSIX seconds. */
  readonly seconds: number;
  /** The checkpoint with the log's signatures and the witness's own. */
  readonly note: string;
}

/** Two checkpoints of one size that the log signed: proof against it, by itself. */
export interface SplitView {
  readonly size: number;
  readonly ours: string;
  readonly theirs: string;
  /** When the other one was seen, POSIX milliseconds. */
  readonly at: number;
}

/** A log that splits its view again and again shall not fill the disk. */
const MOST_SPLIT_VIEWS = 100;

/**
 * What the witness must never forget, in one SQLite file: every change is on disk, its directory entry included, before the call
 * returns; a transaction holds the file for one process alone.
 */
export class WitnessState {
  readonly #db: DatabaseSync;

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.#db = new DatabaseSync(join(folder, 'witness.sqlite'), { timeout: 5000 });
    this.#db.exec(`
      PRAGMA journal_mode = DELETE;
      PRAGMA synchronous = EXTRA;
      CREATE TABLE IF NOT EXISTS identity (vkey TEXT PRIMARY KEY) STRICT;
      CREATE TABLE IF NOT EXISTS latest (
        origin TEXT PRIMARY KEY, size INTEGER NOT NULL, root BLOB NOT NULL, seconds INTEGER NOT NULL, note TEXT NOT NULL
      ) STRICT;
      CREATE TABLE IF NOT EXISTS split_view (
        origin TEXT NOT NULL, size INTEGER NOT NULL, ours TEXT NOT NULL, theirs TEXT NOT NULL, at INTEGER NOT NULL,
        PRIMARY KEY (origin, size, theirs)
      ) STRICT;
    `);
  }

  close(): void {
    this.#db.close();
  }

  /** The keys this state belongs to, sorted; none for a state just made. */
  get vkeys(): string[] {
    return this.#db
      .prepare('SELECT vkey FROM identity ORDER BY vkey')
      .all()
      .map((row) => String(row.vkey));
  }

  /** Gives a state that has cosigned nothing to these keys. */
  belongTo(vkeys: readonly string[]): void {
    this.#inOne(() => {
      this.#db.exec('DELETE FROM identity');
      for (const vkey of vkeys) this.#db.prepare('INSERT INTO identity VALUES (?)').run(vkey);
    });
  }

  /** Whether anything was ever cosigned. */
  get used(): boolean {
    return this.#db.prepare('SELECT 1 FROM latest LIMIT 1').get() !== undefined;
  }

  latest(origin: string): Latest | null {
    const row = this.#db.prepare('SELECT size, root, seconds, note FROM latest WHERE origin = ?').get(origin);
    if (!row) return null;
    const { size, root, seconds, note } = row as unknown as Latest;
    return { size, root, seconds, note };
  }

  splitViews(origin: string): SplitView[] {
    const sql = 'SELECT size, ours, theirs, at FROM split_view WHERE origin = ? ORDER BY at, size';
    return this.#db.prepare(sql).all(origin) as unknown as SplitView[];
  }

  /** Runs `step` with what was cosigned last while no other process can change it; what it writes is durable when this returns. */
  exclusively<Value>(origin: string, step: (latest: Latest | null) => Value): Value {
    return this.#inOne(() => step(this.latest(origin)));
  }

  /** Within `exclusively`: what is about to be cosigned. */
  advance(origin: string, { size, root, seconds, note }: Latest): void {
    this.#db
      .prepare(
        `INSERT INTO latest VALUES (?, ?, ?, ?, ?) ON CONFLICT (origin)
         DO UPDATE SET size = excluded.size, root = excluded.root, seconds = excluded.seconds, note = excluded.note`,
      )
      .run(origin, size, root, seconds, note);
  }

  /** Within `exclusively`: keeps the proof of a split view, the first hundred of each log. */
  keepSplitView(origin: string, { size, ours, theirs, at }: SplitView): void {
    this.#db
      .prepare(
        `INSERT INTO split_view SELECT ?1, ?2, ?3, ?4, ?5
         WHERE (SELECT count(*) FROM split_view WHERE origin = ?1) < ?6 ON CONFLICT DO NOTHING`,
      )
      .run(origin, size, ours, theirs, at, MOST_SPLIT_VIEWS);
  }

  #inOne<Value>(step: () => Value): Value {
    this.#db.exec('BEGIN IMMEDIATE');
    try {
      const value = step();
      this.#db.exec('COMMIT');
      return value;
    } catch (error) {
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
      throw error;
    }
  }
}
