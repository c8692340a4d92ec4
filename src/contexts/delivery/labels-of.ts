import { type Call, may } from '#shared/call.ts';
import type { Day } from '#shared/instant.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import type { OrderedLine } from './order-facts.ts';
import { type Parcel, parcelsByRoute } from './parcels.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { reachOf } from './scope.ts';
import { seenParcel } from './seen-parcel.ts';
import { linesOf } from './shipments.ts';

/** What a label says. */
export interface Label {
  readonly parcel: Parcel;
  readonly lines: readonly OrderedLine[];
}

/** Which labels to print: some parcels, or all of a departure (of one service, when named) that are not cancelled. */
export interface LabelChoice {
  readonly ids?: readonly string[] | undefined;
  readonly departs?: Day | undefined;
  readonly serviceId?: string | undefined;
}

const MOST = 200;

/** Labels by route code, at most 200 at once. Only of parcels the caller may see. Refuses `delivery.not-allowed`. */
export async function labelsOf(call: Call, choice: LabelChoice): Promise<Outcome<readonly Label[]>> {
  if (!may(call.actor, rights['see-shipments'])) return refuse('delivery.not-allowed');
  const { ids, departs, serviceId } = choice;
  const reach = await reachOf(call);
  const filter = { ids, departs, serviceId, standing: true } as const;
  const found = await parcelsByRoute(call, reach, filter, { offset: 0, limit: MOST });
  const lines = await linesOf(
    call,
    found.map((parcel) => parcel.id),
  );
  return ok(
    found.map((parcel) => ({ parcel: seenParcel(call.actor, parcel), lines: lines.get(parcel.id) ?? [] })),
  );
}
