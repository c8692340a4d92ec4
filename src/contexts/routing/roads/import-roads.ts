import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import type { RoutingRefusal } from '../refusals.ts';
import { mayImportRoads } from './may-change.ts';
import { openRoads } from './open-roads.ts';

/** Makes a roads file the county's: from now on its ways are taken from it. Refuses `routing.not-allowed` and what `openRoads` refuses. */
export async function importRoads(
  call: Call,
  { file, source }: { readonly file: Uint8Array; readonly source: string },
): Promise<Outcome<undefined, RoutingRefusal>> {
  const allowed = mayImportRoads(call);
  if (!allowed.ok) return allowed;
  const opened = openRoads(file);
  if (!opened.ok) return opened;
  await sql`
    insert into routing.roads (county_id, id, file, source, imported_at, imported_by_name)
    values (${call.county}, ${newId(call.now)}, ${Buffer.from(file)}, ${source}, ${call.now}, ${call.actor.name})
    on conflict (county_id) do update set id = excluded.id, file = excluded.file, source = excluded.source,
      imported_at = excluded.imported_at, imported_by_name = excluded.imported_by_name`.execute(call.tx);
  return ok();
}
