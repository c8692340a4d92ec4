import { sql } from 'kysely';
import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { type RoutingRefusal, refuse } from '../refusals.ts';
import { rights } from '../rights.ts';
import type { RoadService } from './ask-service.ts';
import { operatorsService } from './county-ways.ts';
import { mayImportRoads, mayNameService } from './may-change.ts';

/** What the county's ways are taken from: the service first, then its roads, otherwise a guess. */
export interface RoadsInUse {
  readonly mayImport: boolean;
  readonly mayName: boolean;
  readonly roads:
    | {
        readonly source: string;
        readonly bytes: number;
        readonly importedAt: Date;
        readonly importedByName: string;
      }
    | undefined;
  readonly service:
    | (RoadService & {
        /** Null: the operator's, which nobody changes here. */
        readonly namedAt: Date | null;
        readonly namedByName: string | null;
      })
    | undefined;
}

/** Refuses `routing.not-allowed`. */
export async function roadsInUse(call: Call): Promise<Outcome<RoadsInUse, RoutingRefusal>> {
  if (!may(call.actor, rights['see-roads'])) return refuse('routing.not-allowed');
  const roads = await sql<NonNullable<RoadsInUse['roads']>>`
    select source, octet_length(file) as bytes, imported_at, imported_by_name
    from routing.roads where county_id = ${call.county}`.execute(call.tx);
  const named = await sql<NonNullable<RoadsInUse['service']>>`
    select kind, url, named_at, named_by_name from routing.road_service
    where county_id = ${call.county}`.execute(call.tx);
  const operators = operatorsService();
  return ok({
    mayImport: mayImportRoads(call).ok,
    mayName: mayNameService(call).ok,
    roads: roads.rows[0],
    service: named.rows[0] ?? (operators && { ...operators, namedAt: null, namedByName: null }),
  });
}
