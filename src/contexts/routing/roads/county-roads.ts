import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import { type Day, dayOf } from '#shared/instant.ts';
import { must } from '#shared/outcome.ts';
import type { RoadMap } from '../kernel/roads/road-ways.ts';
import { openRoads } from './open-roads.ts';

/** A county's roads, ready to be asked, and since when they are what they are. */
export interface CountyRoads {
  readonly map: RoadMap;
  readonly since: Day;
}

// Opened once for each import; making the map ready takes as long as many questions to it.
const opened = new Map<string, CountyRoads & { readonly id: string }>();

/** Undefined where none were imported. */
export async function countyRoads(call: Call): Promise<CountyRoads | undefined> {
  const { rows } = await sql<{ readonly id: string }>`
    select id from routing.roads where county_id = ${call.county}`.execute(call.tx);
  const known = opened.get(call.county);
  if (!rows[0] || rows[0].id === known?.id) return rows[0] && known;
  const { rows: found } = await sql<{
    readonly id: string;
    readonly file: Buffer;
    readonly importedAt: Date;
  }>`
    select id, file, imported_at from routing.roads where county_id = ${call.county}`.execute(call.tx);
  const [roads] = found;
  if (!roads) return undefined;
  const made = { id: roads.id, map: must(openRoads(roads.file)), since: dayOf(roads.importedAt) };
  opened.set(call.county, made);
  return made;
}
