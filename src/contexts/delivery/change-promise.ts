import { type Call, may } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import type { Day } from '#shared/instant.ts';
import { announceAll } from '#shared/outbox.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { mayActFor } from './scope.ts';
import { expectOn, shipmentsByIds } from './shipments.ts';

const NO_MORE = ['ready', 'collected', 'cancelled'];

/**
 * Says of parcels that they will be there on another day than their buyers were told, and why (both languages). Whether a
 * promise was kept is still judged by the day first promised. Parcels that are there already, or were told this day before,
 * are left alone; answers the others. By their carrier. Refuses `delivery.not-allowed`.
 */
export async function changePromise(
  call: Call,
  input: {
    readonly shipmentIds: readonly string[];
    readonly day: Day;
    readonly why: { readonly zh: string; readonly en: string };
  },
): Promise<Outcome<readonly string[]>> {
  const shipments = await shipmentsByIds(call, input.shipmentIds);
  const own = shipments.every(({ carrierId }) => mayActFor(call.actor, carrierId));
  if (!may(call.actor, rights['plan-rounds']) || !own) return refuse('delivery.not-allowed');
  const standing = shipments.filter(({ status }) => !NO_MORE.includes(status));
  const changed = standing.filter(
    ({ expectedDay, promisedDay }) => (expectedDay ?? promisedDay) !== input.day,
  );
  const ids = changed.map(({ id }) => id);
  await expectOn(
    call,
    standing.map(({ id }) => id),
    input.day,
  );
  await announceAll(
    call,
    'promise-changed',
    changed.map(({ orderId }) => ({ noticeId: newId(call.now), orderId, day: input.day, ...input.why })),
  );
  return ok(ids);
}
