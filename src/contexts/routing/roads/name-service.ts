import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { type RoutingRefusal, refuse } from '../refusals.ts';
import { askService, type RoadService } from './ask-service.ts';
import { mayNameService } from './may-change.ts';

const LONGEST = 200;
/** For a question of two places: whoever waits sits at the desk. */
const PATIENCE_MS = 4_000;

/** The service a county named itself. */
export async function namedService(call: Call): Promise<RoadService | undefined> {
  const { rows } = await sql<RoadService>`
    select kind, url from routing.road_service where county_id = ${call.county}`.execute(call.tx);
  return rows[0];
}

/**
 * Asks a service for the ways between two places before it is named, apart from any transaction. Refuses `routing.service-address` for what is no
 * web address, and `routing.service-silent` with why it gave none.
 */
export async function tryRoadService(
  { kind, url }: { readonly kind: string; readonly url: string },
  points: readonly { readonly lat: number; readonly lng: number }[],
): Promise<Outcome<RoadService, RoutingRefusal>> {
  const address = addressOf(url);
  if ((kind !== 'osrm' && kind !== 'valhalla') || address === undefined)
    return refuse('routing.service-address', { at: url.slice(0, LONGEST) });
  const service = { kind, url: address } as const;
  const answer = await askService(service, points, PATIENCE_MS);
  return typeof answer === 'string' ? refuse('routing.service-silent', { why: answer }) : ok(service);
}

/** From now on the county asks this service first. Named twice it is named once. Refuses `routing.not-allowed`. */
export async function nameRoadService(
  call: Call,
  { kind, url }: RoadService,
): Promise<Outcome<undefined, RoutingRefusal>> {
  const allowed = mayNameService(call);
  if (!allowed.ok) return allowed;
  await sql`
    insert into routing.road_service (county_id, kind, url, named_at, named_by_name)
    values (${call.county}, ${kind}, ${url}, ${call.now}, ${call.actor.name})
    on conflict (county_id) do update set kind = excluded.kind, url = excluded.url, named_at = excluded.named_at,
      named_by_name = excluded.named_by_name`.execute(call.tx);
  return ok();
}

/** The county asks its own roads again, or the operator's service. Refuses `routing.not-allowed`. */
export async function dropRoadService(call: Call): Promise<Outcome<undefined, RoutingRefusal>> {
  const allowed = mayNameService(call);
  if (!allowed.ok) return allowed;
  await sql`delete from routing.road_service where county_id = ${call.county}`.execute(call.tx);
  return ok();
}

/** Plain HTTP or HTTPS without a name, a password, a question or a fragment; undefined for anything else. */
function addressOf(text: string): string | undefined {
  const trimmed = text.trim();
  if (trimmed.length > LONGEST || !URL.canParse(trimmed)) return undefined;
  const { protocol, username, password, search, hash, hostname } = new URL(trimmed);
  const plain = username + password + search + hash === '' && (protocol === 'http:' || protocol === 'https:');
  // Link-local addresses are the machine's own business, such as a cloud's account data.
  return plain && !/^(169\.254\.|\[fe80:)/i.test(hostname) ? trimmed.replace(/\/+$/, '') : undefined;
}
