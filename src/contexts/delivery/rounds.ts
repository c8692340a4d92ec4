import { type RawBuilder, sql } from 'kysely';
import { among } from '#shared/among.ts';
import type { Call } from '#shared/call.ts';
import type { Day } from '#shared/instant.ts';
import { milli } from '#shared/quantity.ts';

export interface Stop {
  readonly position: number;
  readonly nodeId: string;
  /** As planned; null where nobody planned the times. */
  readonly plannedArrival: Date | null;
  readonly plannedDeparture: Date | null;
  /** What is to be done there besides handing over, such as goods to take back. */
  readonly note: string;
  readonly arrivedAt: Date | null;
}

/** A vehicle's run from a hub along its stops. */
export interface Round {
  readonly id: string;
  readonly code: string;
  readonly hubId: string;
  readonly carrierId: string;
  readonly driverId: string | null;
  readonly driverName: string;
  /** Its number plate as written; `vehicleId` where it is one of the county's vehicles. */
  readonly vehicle: string;
  readonly vehicleId: string | null;
  readonly departs: Day;
  /** As planned, from leaving the hub to being back, and how far; null where nobody planned the times. */
  readonly plannedStart: Date | null;
  readonly plannedEnd: Date | null;
  readonly plannedMetres: number | null;
  readonly status: 'planned' | 'under-way' | 'done';
  readonly startedAt: Date | null;
  readonly doneAt: Date | null;
  readonly stops: readonly Stop[];
}

/** A shipment on a round: at which stop it gets off, and when it was scanned into and out of this vehicle. */
export interface Load {
  readonly shipmentId: string;
  readonly stopPosition: number;
  readonly loadedAt: Date | null;
  readonly arrivedAt: Date | null;
}

const columns =
  sql.raw(`id, code, hub_id, carrier_id, driver_id, driver_name, vehicle, vehicle_id, departs, planned_start,
  planned_end, planned_metres, status, started_at, done_at`);

export async function roundById(call: Call, id: string): Promise<Round | undefined> {
  return (await roundsWhere(call, sql`id = ${id}`))[0];
}

export function roundsByIds(call: Call, ids: readonly string[]): Promise<Round[]> {
  return roundsWhere(call, sql`id = ${among(ids)}`);
}

/** Rounds of a span of days that an organisation drives or sends off from its hub; everybody's without one. */
export function roundsBetween(
  call: Call,
  from: Day,
  until: Day,
  organisationId: string | null | 'anyone',
): Promise<Round[]> {
  const own =
    organisationId === 'anyone'
      ? sql`true`
      : sql`(carrier_id = ${organisationId} or hub_id in (
          select id from delivery.node where county_id = ${call.county} and organisation_id = ${organisationId}))`;
  return roundsWhere(call, sql`departs between ${from} and ${until} and ${own}`);
}

/** How many parcels are on some rounds, how heavy, and how many of them are loaded. */
export async function weightsOf(
  call: Call,
  roundIds: readonly string[],
): Promise<
  ReadonlyMap<string, { readonly parcels: number; readonly grams: number; readonly loaded: number }>
> {
  const { rows } = await sql<{ roundId: string; parcels: number; weightKg: string; loaded: number }>`
    select r.round_id, count(*)::int as parcels, sum(s.weight_kg) as weight_kg,
           count(*) filter (where exists (
             select 1 from delivery.scan c
             where c.county_id = r.county_id and c.shipment_id = r.shipment_id and c.round_id = r.round_id
               and c.kind = 'loaded'))::int as loaded
    from delivery.round_shipment r
    join delivery.shipment s on s.county_id = r.county_id and s.id = r.shipment_id
    where r.county_id = ${call.county} and r.round_id = ${among(roundIds)}
    group by r.round_id`.execute(call.tx);
  return new Map(
    rows.map(({ roundId, parcels, weightKg, loaded }) => [
      roundId,
      { parcels, grams: milli(weightKg), loaded },
    ]),
  );
}

/** The round, held until this transaction ends. */
export async function lockRound(call: Call, id: string): Promise<Round | undefined> {
  await sql`select 1 from delivery.round where county_id = ${call.county} and id = ${id} for update`.execute(
    call.tx,
  );
  return roundById(call, id);
}

/** Lets one caller at a time plan a carrier's rounds, of whichever day: a parcel is never put on two. */
export async function lockCarrier(call: Call, carrierId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`delivery.round ${carrierId}`}))`.execute(call.tx);
}

/** Rounds that meet a condition over `delivery.round`, newest day first, with their stops. */
async function roundsWhere(call: Call, condition: RawBuilder<unknown>): Promise<Round[]> {
  const { rows } = await sql<Omit<Round, 'stops'>>`
    select ${columns} from delivery.round
    where county_id = ${call.county} and ${condition} order by departs desc, code limit 200`.execute(call.tx);
  const stops = await sql<Stop & { roundId: string }>`
    select round_id, position, node_id, planned_arrival, planned_departure, note, arrived_at from delivery.round_stop
    where county_id = ${call.county} and round_id = ${among(rows.map((row) => row.id))}
    order by round_id, position`.execute(call.tx);
  const byRound = Map.groupBy(stops.rows, (stop) => stop.roundId);
  return rows.map((row) => ({ ...row, stops: byRound.get(row.id) ?? [] }));
}

export type PlannedStop = Omit<Stop, 'position' | 'arrivedAt'>;

export async function insertRound(
  call: Call,
  round: Omit<Round, 'status' | 'startedAt' | 'doneAt' | 'stops'>,
  stops: readonly PlannedStop[],
): Promise<void> {
  const key = { countyId: call.county };
  await call.tx
    .insertInto('delivery.round')
    .values({ ...key, ...round, status: 'planned', plannedAt: call.now })
    .execute();
  await call.tx
    .insertInto('delivery.roundStop')
    .values(stops.map((stop, index) => ({ ...key, ...stop, roundId: round.id, position: index + 1 })))
    .execute();
}

/** Writes when a round is meant to leave and be back, and how far it goes. */
export async function retime(
  call: Call,
  id: string,
  times: Pick<Round, 'plannedStart' | 'plannedEnd' | 'plannedMetres'>,
): Promise<void> {
  await call.tx
    .updateTable('delivery.round')
    .set(times)
    .where('countyId', '=', call.county)
    .where('id', '=', id)
    .execute();
}

/** Puts other stops in the place of those a round has not made, and takes off it what was to get off there. */
export async function replaceStops(call: Call, round: Round, stops: readonly PlannedStop[]): Promise<void> {
  const made = round.stops.filter(({ arrivedAt }) => arrivedAt);
  const last = made.length;
  await sql`
    delete from delivery.round_shipment
    where county_id = ${call.county} and round_id = ${round.id}
      and stop_position <> all(${made.map(({ position }) => position)}::integer[])`.execute(call.tx);
  await sql`
    delete from delivery.round_stop
    where county_id = ${call.county} and round_id = ${round.id} and arrived_at is null`.execute(call.tx);
  // Those made stand first, in the order they were made, whatever order was planned.
  for (const [index, { position }] of made.entries()) {
    if (position === index + 1) continue;
    await moveStop(call, round.id, position, index + 1);
  }
  if (stops.length === 0) return;
  await call.tx
    .insertInto('delivery.roundStop')
    .values(
      stops.map((stop, index) => ({
        ...stop,
        countyId: call.county,
        roundId: round.id,
        position: last + index + 1,
      })),
    )
    .execute();
}

async function moveStop(call: Call, roundId: string, from: number, to: number): Promise<void> {
  for (const [table, column] of [
    ['round_stop', 'position'],
    ['round_shipment', 'stop_position'],
  ] as const) {
    await sql`
      update ${sql.table(`delivery.${table}`)} set ${sql.ref(column)} = ${to}
      where county_id = ${call.county} and round_id = ${roundId} and ${sql.ref(column)} = ${from}`.execute(
      call.tx,
    );
  }
}

/** Takes back a round that never left. */
export async function dropRound(call: Call, id: string): Promise<void> {
  for (const table of ['round_shipment', 'round_stop']) {
    await sql`
      delete from ${sql.table(`delivery.${table}`)}
      where county_id = ${call.county} and round_id = ${id}`.execute(call.tx);
  }
  await sql`delete from delivery.round where county_id = ${call.county} and id = ${id}`.execute(call.tx);
}

export async function markRound(
  call: Call,
  id: string,
  state: Pick<Round, 'status' | 'startedAt' | 'doneAt'>,
): Promise<void> {
  await call.tx
    .updateTable('delivery.round')
    .set({ status: state.status, startedAt: state.startedAt, doneAt: state.doneAt })
    .where('countyId', '=', call.county)
    .where('id', '=', id)
    .execute();
}

export async function markStop(call: Call, roundId: string, position: number, at: Date): Promise<void> {
  await sql`
    update delivery.round_stop set arrived_at = ${at}
    where county_id = ${call.county} and round_id = ${roundId} and position = ${position}
      and arrived_at is null`.execute(call.tx);
}

/** What a round carries, by stop. */
export async function loadsOf(call: Call, roundId: string): Promise<Load[]> {
  const { rows } = await sql<Load>`
    select r.shipment_id, r.stop_position,
           min(c.at) filter (where c.kind = 'loaded') as loaded_at,
           min(c.at) filter (where c.kind = 'arrived') as arrived_at
    from delivery.round_shipment r
    left join delivery.scan c
      on c.county_id = r.county_id and c.shipment_id = r.shipment_id and c.round_id = r.round_id
    where r.county_id = ${call.county} and r.round_id = ${roundId}
    group by r.shipment_id, r.stop_position order by r.stop_position, r.shipment_id`.execute(call.tx);
  return rows;
}

/** Puts shipments on a round, off any other round that has not left yet; one it has gets off at the stop that is told last. */
export async function putOnRound(
  call: Call,
  roundId: string,
  shipments: readonly { readonly shipmentId: string; readonly stopPosition: number }[],
): Promise<void> {
  if (shipments.length === 0) return;
  await takeOffPlannedRounds(
    call,
    shipments.map(({ shipmentId }) => shipmentId),
  );
  await call.tx
    .insertInto('delivery.roundShipment')
    .values(shipments.map((shipment) => ({ countyId: call.county, roundId, ...shipment })))
    .onConflict((conflict) =>
      conflict
        .columns(['countyId', 'roundId', 'shipmentId'])
        .doUpdateSet((row) => ({ stopPosition: row.ref('excluded.stopPosition') })),
    )
    .execute();
}

/** Shipments that are not loaded are no longer expected on any vehicle that has not left. */
export async function takeOffPlannedRounds(call: Call, shipmentIds: readonly string[]): Promise<void> {
  await sql`
    delete from delivery.round_shipment r using delivery.round o
    where r.county_id = ${call.county} and r.shipment_id = ${among(shipmentIds)}
      and o.county_id = r.county_id and o.id = r.round_id and o.status = 'planned'`.execute(call.tx);
}

/** Takes what was not loaded off a round that leaves: it can go on another. Answers how many stay behind. */
export async function leaveBehind(call: Call, roundId: string): Promise<number> {
  const { rows } = await sql`
    delete from delivery.round_shipment r
    where r.county_id = ${call.county} and r.round_id = ${roundId}
      and not exists (
        select 1 from delivery.scan c
        where c.county_id = r.county_id and c.shipment_id = r.shipment_id and c.round_id = r.round_id
          and c.kind = 'loaded')
    returning 1`.execute(call.tx);
  return rows.length;
}
