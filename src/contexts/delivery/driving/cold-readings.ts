import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import { insertRows } from '#shared/insert-rows.ts';

export type ReadingSource = 'typed' | 'file' | 'sensor';

/** A temperature aboard a round, as it is kept; °C as decimal text. */
export interface ColdReading {
  readonly id: string;
  readonly sensor: string;
  readonly at: Date;
  readonly celsius: string;
  readonly source: ReadingSource;
  readonly personName: string;
}

/** Writes readings in the caller's name; one that is known is left as it is. Answers how many were new. */
export async function insertReadings(
  call: Call,
  roundId: string,
  readings: readonly Omit<ColdReading, 'personName'>[],
): Promise<number> {
  const fresh = await insertRows<'delivery.coldReading', { id: string }>(
    call.tx,
    'delivery.coldReading',
    readings.map((reading) => ({
      ...reading,
      countyId: call.county,
      roundId,
      recordedAt: call.now,
      personId: call.actor.personId ?? null,
      personName: call.actor.name,
    })),
    'on conflict do nothing returning id',
  );
  return fresh.length;
}

/** All readings of a round, in time; also what drivers noted at hand-overs. */
export async function readingsOf(call: Call, roundId: string): Promise<ColdReading[]> {
  const { rows } = await sql<ColdReading>`
    select id, sensor, at, celsius::text as celsius, source, person_name from delivery.cold_reading
    where county_id = ${call.county} and round_id = ${roundId}
    union all
    select id, '' as sensor, at, temperature_c::text as celsius, 'typed' as source, person_name
    from (
      select distinct on (at) id, at, temperature_c, person_name from delivery.scan
      where county_id = ${call.county} and round_id = ${roundId} and kind in ('departed', 'arrived')
        and temperature_c is not null
      order by at, id) s
    order by at, sensor, id`.execute(call.tx);
  return rows;
}

/** What a vehicle that is built for it is kept at, °C, until somebody says otherwise for a round. */
const usual = {
  ambient: null,
  chilled: { coldest: 0, warmest: 8 },
  frozen: { coldest: -30, warmest: -18 },
} as const;

/**
 * How cold it must be aboard: as said for the round, otherwise as is usual for its vehicle, or for chilled goods where something aboard
 * goes by a cold service. Null where nothing needs it.
 */
export async function limitsOf(
  call: Call,
  roundId: string,
): Promise<{ readonly coldest: number; readonly warmest: number } | null> {
  const { rows } = await sql<{
    coldestC: string | null;
    warmestC: string | null;
    temperature: keyof typeof usual | null;
  }>`
    select o.coldest_c, o.warmest_c, v.temperature from delivery.round o
    left join delivery.vehicle v on v.county_id = o.county_id and v.id = o.vehicle_id
    where o.county_id = ${call.county} and o.id = ${roundId}`.execute(call.tx);
  const { coldestC = null, warmestC = null, temperature = null } = rows[0] ?? {};
  if (coldestC !== null && warmestC !== null) return { coldest: Number(coldestC), warmest: Number(warmestC) };
  const own = temperature && usual[temperature];
  return own ?? ((await carriesCold(call, roundId)) ? usual.chilled : null);
}

export async function writeLimits(
  call: Call,
  roundId: string,
  limits: { readonly coldest: string; readonly warmest: string },
): Promise<void> {
  await sql`
    update delivery.round set coldest_c = ${limits.coldest}, warmest_c = ${limits.warmest}
    where county_id = ${call.county} and id = ${roundId}`.execute(call.tx);
}

/** Does anything aboard go by a service that is kept cold? */
async function carriesCold(call: Call, roundId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from delivery.round_shipment r
    join delivery.shipment s on s.county_id = r.county_id and s.id = r.shipment_id
    join delivery.service v on v.county_id = s.county_id and v.id = s.service_id
    where r.county_id = ${call.county} and r.round_id = ${roundId} and v.cold limit 1`.execute(call.tx);
  return rows.length > 0;
}
