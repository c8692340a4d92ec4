import { sql } from 'kysely';
import { among } from '#shared/among.ts';
import type { Call } from '#shared/call.ts';

/** Where a vehicle was, by its driver's phone. WGS 84 degrees, to some ten metres. */
export interface Position {
  readonly at: Date;
  readonly lat: number;
  readonly lng: number;
  /** Radius in metres. */
  readonly accuracyM: number;
}

export async function insertPosition(call: Call, roundId: string, position: Position): Promise<void> {
  await call.tx
    .insertInto('delivery.vehiclePosition')
    .values({
      countyId: call.county,
      roundId,
      at: position.at,
      recordedAt: call.now,
      lat: position.lat.toFixed(4),
      lng: position.lng.toFixed(4),
      accuracyM: Math.round(position.accuracyM),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The latest position of each of these rounds, where one is kept. */
export async function latestPositions(
  call: Call,
  roundIds: readonly string[],
): Promise<ReadonlyMap<string, Position>> {
  const { rows } = await sql<{ roundId: string; at: Date; lat: string; lng: string; accuracyM: number }>`
    select distinct on (round_id) round_id, at, lat, lng, accuracy_m from delivery.vehicle_position
    where county_id = ${call.county} and round_id = ${among(roundIds)}
    order by round_id, at desc`.execute(call.tx);
  return new Map(
    rows.map(({ roundId, lat, lng, ...row }) => [roundId, { ...row, lat: Number(lat), lng: Number(lng) }]),
  );
}

/** Takes away every position of a round. */
export async function deletePositions(call: Call, roundId: string): Promise<void> {
  await sql`
    delete from delivery.vehicle_position where county_id = ${call.county} and round_id = ${roundId}`.execute(
    call.tx,
  );
}

export async function deletePositionsBefore(call: Call, moment: Date): Promise<void> {
  await sql`
    delete from delivery.vehicle_position where county_id = ${call.county} and recorded_at < ${moment}`.execute(
    call.tx,
  );
}

/** May this person's phone tell where the vehicle of a round is? */
export async function sharesPosition(call: Call, roundId: string, personId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from delivery.position_consent
    where county_id = ${call.county} and round_id = ${roundId} and person_id = ${personId}
      and withdrawn_at is null`.execute(call.tx);
  return rows.length > 0;
}

export async function writeConsent(
  call: Call,
  consent: { readonly roundId: string; readonly personId: string; readonly given: boolean },
): Promise<void> {
  const { roundId, personId, given } = consent;
  await sql`
    insert into delivery.position_consent (county_id, round_id, person_id, given_at, withdrawn_at)
    values (${call.county}, ${roundId}, ${personId}, ${call.now}, ${given ? null : call.now})
    on conflict (county_id, round_id, person_id) do update
    set given_at = case when ${given} and position_consent.withdrawn_at is not null then excluded.given_at
                        else position_consent.given_at end,
        withdrawn_at = excluded.withdrawn_at`.execute(call.tx);
}
