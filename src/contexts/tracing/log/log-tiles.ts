import type pg from 'pg';
import type { NodeReader } from '../kernel/tlog/prove.ts';
import { type TileReader, tiledNodes } from '../kernel/tlog/tiled-nodes.ts';
import { TILE_WIDTH } from '../kernel/tlog/tiles.ts';

/** A hash tile by level and index. */
export interface TileName {
  readonly level: number;
  readonly index: number;
}

/** Gives the bytes of tiles, in the order asked, each as wide as the log has it. */
export type TileFetch = (names: readonly TileName[]) => Promise<readonly Uint8Array[]>;

/** Tiles of a county's log from the database. */
export function tilesIn(client: pg.ClientBase | pg.Pool, county: string): TileFetch {
  return async (names) => {
    const { rows } = await client.query<{ hashes: Buffer | null }>(
      // One look-up in the index each, also while PostgreSQL takes the table for a small one.
      `select (select hashes from tracing.log_tile
          where county_id = $1 and log_tile.level = wanted.level and log_tile.index = wanted.index)
      from unnest($2::smallint[], $3::bigint[]) with ordinality as wanted(level, index, place)
      order by place`,
      [county, names.map(({ level }) => level), names.map(({ index }) => index)],
    );
    return rows.map(({ hashes }) => hashes ?? new Uint8Array(0));
  };
}

/**
 * Makes proofs from tiles that are fetched once, however many proofs and nodes there are: `prove` runs twice, the first time only to
 * be seen which nodes it asks for, since what it asks for depends on no hash.
 */
export async function withTiles<T>(fetch: TileFetch, prove: (node: NodeReader) => T): Promise<T> {
  const wanted = new Map<string, TileName>();
  prove((level, index) => {
    const name = tileOf(level, index);
    wanted.set(`${name.level}/${name.index}`, name);
    return BLANK;
  });
  const names = [...wanted.values()];
  const bytes = names.length > 0 ? await fetch(names) : [];
  const tiles = new Map([...wanted.keys()].map((name, place) => [name, bytes[place]]));
  const read: TileReader = (level, index) => tiles.get(`${level}/${index}`) ?? new Uint8Array(0);
  return prove(tiledNodes(read));
}

const BLANK = new Uint8Array(32);

/** Where a tree's node is found (`tiledNodes`). */
function tileOf(level: number, index: number): TileName {
  const inside = level % 8;
  return { level: (level - inside) / 8, index: Math.floor((index * 2 ** inside) / TILE_WIDTH) };
}
