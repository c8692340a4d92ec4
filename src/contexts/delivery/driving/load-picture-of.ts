import { sql } from 'kysely';
import { among } from '#shared/among.ts';
import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { type LoadRow, loadPlaces } from '../kernel/load-places.ts';
import { type Manifest, manifestOf } from '../manifest-of.ts';

/** A crate with what is in it, or a parcel by itself. */
export interface LoadedThing {
  readonly id: string;
  readonly kind: 'crate' | 'parcel';
  readonly sscc: string;
  readonly stop: number;
  readonly code: string;
  readonly parcels: number;
  readonly grams: number;
  /** All of it was scanned onto the vehicle. */
  readonly loaded: boolean;
}

export interface LoadPicture {
  readonly manifest: Manifest;
  /** From the cabin to the door. */
  readonly rows: readonly LoadRow<LoadedThing>[];
}

/** What stands where in a round's vehicle: crates and loose parcels still aboard or to be loaded. Refuses as `manifestOf` does. */
export async function loadPictureOf(call: Call, roundId: string): Promise<Outcome<LoadPicture>> {
  const manifest = await manifestOf(call, roundId);
  if (!manifest.ok) return manifest;
  const aboard = manifest.value.stops.flatMap(({ position, node, parcels }) =>
    parcels
      .filter(({ handedAt }) => handedAt === null)
      .map((parcel) => ({ ...parcel, position, code: node.code })),
  );
  const crates = await cratesOf(
    call,
    aboard.map(({ id }) => id),
  );
  const byThing = Map.groupBy(aboard, ({ id }) => crates.get(id)?.id ?? id);
  const things = [...byThing].flatMap(([id, parcels]): LoadedThing[] => {
    const [first] = parcels;
    if (!first) return [];
    const crate = crates.get(first.id);
    return [
      {
        id,
        kind: crate ? 'crate' : 'parcel',
        sscc: crate?.sscc ?? first.sscc,
        stop: first.position,
        code: first.code,
        parcels: parcels.length,
        grams: parcels.reduce((sum, { grams }) => sum + grams, 0),
        loaded: parcels.every(({ loadedAt }) => loadedAt !== null),
      },
    ];
  });
  return ok({ manifest: manifest.value, rows: loadPlaces(things) });
}

/** The crate each of these parcels is in now. */
async function cratesOf(
  call: Call,
  shipmentIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly id: string; readonly sscc: string }>> {
  const { rows } = await sql<{ shipmentId: string; id: string; sscc: string }>`
    select c.shipment_id, k.id, k.sscc from delivery.crate_content c
    join delivery.crate k on k.county_id = c.county_id and k.id = c.crate_id
    where c.county_id = ${call.county} and c.shipment_id = ${among(shipmentIds)} and c.out_at is null`.execute(
    call.tx,
  );
  return new Map(rows.map(({ shipmentId, ...crate }) => [shipmentId, crate]));
}
