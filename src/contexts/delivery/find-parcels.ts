import { type Call, may } from '#shared/call.ts';
import type { Day } from '#shared/instant.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import type { ShipmentStatus } from './kernel/journey.ts';
import { ssccOrTail } from './kernel/sscc.ts';
import { countParcels, type Parcel, type ParcelFilter, parcels, type Range } from './parcels.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { reachOf } from './scope.ts';
import { seenParcel } from './seen-parcel.ts';

export interface ParcelQuery {
  /** A label (scanned, 18 digits, or its last six), an order's number, a name or its reading, or a phone's last four. */
  readonly text?: string | undefined;
  readonly status?: ShipmentStatus | undefined;
  readonly departs?: Day | undefined;
}

/** The parcels the caller may see that match, newest first, and how many there are. Refuses `delivery.not-allowed`. */
export async function findParcels(
  call: Call,
  { text = '', status, departs }: ParcelQuery,
  range?: Range,
): Promise<Outcome<{ readonly parcels: readonly Parcel[]; readonly total: number }>> {
  if (!may(call.actor, rights['see-shipments'])) return refuse('delivery.not-allowed');
  const reach = await reachOf(call);
  const label = ssccOrTail(text);
  const filter: ParcelFilter = { status, departs, label, words: label ? undefined : text.trim() };
  return ok({
    parcels: (await parcels(call, reach, filter, { range })).map((each) => seenParcel(call.actor, each)),
    total: await countParcels(call, reach, filter),
  });
}

/**
 * The one parcel that a label, its last six digits or an order's number name, among those the caller may see. Refuses
 * `delivery.not-allowed`, `delivery.shipment-unknown` and `delivery.label-ambiguous`.
 */
export async function parcelByLabel(call: Call, text: string): Promise<Outcome<Parcel>> {
  if (!may(call.actor, rights['see-shipments'])) return refuse('delivery.not-allowed');
  const label = ssccOrTail(text);
  const orderNumber = text.trim().toUpperCase();
  if (!label && !orderNumber) return refuse('delivery.shipment-unknown');
  const found = await parcels(call, await reachOf(call), label ? { label } : { orderNumber });
  if (found.length > 1) return refuse('delivery.label-ambiguous', { count: found.length });
  return found[0] ? ok(seenParcel(call.actor, found[0])) : refuse('delivery.shipment-unknown');
}
