import type { Call } from '#shared/call.ts';
import { contentsOfCrate, crateByLabel } from './crates.ts';
import { type Shipment, shipmentsByIds } from './shipments.ts';

/** Every parcel that was ever in a crate, by its SSCC; undefined for a crate nobody knows. */
export async function shipmentsInCrate(call: Call, sscc: string): Promise<Shipment[] | undefined> {
  const crate = await crateByLabel(call, sscc);
  if (!crate) return undefined;
  const contents = await contentsOfCrate(call, crate.id);
  return shipmentsByIds(
    call,
    contents.map(({ shipmentId }) => shipmentId),
  );
}
