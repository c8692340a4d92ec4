import { recordHelpedAct } from '#people';
import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { rights } from '../rights.ts';
import { householdById } from './households.ts';
import { refuseMutual } from './mutual-refusals.ts';

/** Gives one’s word for a household: a mentor’s, or a neighbour’s, whose household then stands in for a part. Given twice it is one. */
export async function vouchFor(
  call: Call,
  { id, householdId }: { readonly id: string; readonly householdId: string },
): Promise<Outcome<undefined>> {
  const { personId, organisationId, roles } = call.actor;
  if (!may(call.actor, rights.vouch) || personId === undefined)
    return refuseMutual('region.credit-not-allowed');
  const household = await householdById(call, householdId);
  if (!household) return refuseMutual('region.no-household');
  const mentor = roles.includes('mentor');
  if (!mentor && organisationId === undefined) return refuseMutual('region.credit-not-allowed');
  if (organisationId === householdId) return refuseMutual('region.vouch-for-oneself');
  await call.tx
    .insertInto('region.voucher')
    .values({
      countyId: call.county,
      id,
      householdId,
      personId,
      personName: call.actor.name,
      byHouseholdId: mentor ? null : (organisationId ?? null),
      givenAt: call.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await recordHelpedAct(call, 'vouch', household.nameZh);
  return ok();
}

/** Takes one’s own word back: it counts no longer for what is asked from now on. */
export async function withdrawVoucher(call: Call, householdId: string): Promise<Outcome<undefined>> {
  const { personId } = call.actor;
  if (!may(call.actor, rights.vouch) || personId === undefined)
    return refuseMutual('region.credit-not-allowed');
  await call.tx
    .updateTable('region.voucher')
    .set({ withdrawnAt: call.now })
    .where('countyId', '=', call.county)
    .where('householdId', '=', householdId)
    .where('personId', '=', personId)
    .where('withdrawnAt', 'is', null)
    .execute();
  await recordHelpedAct(call, 'vouch', householdId);
  return ok();
}

export interface Voucher {
  readonly householdId: string;
  readonly personName: string;
  readonly byHouseholdId: string | null;
  readonly givenAt: Date;
}

/** Who vouches for these households now. */
export async function vouchersFor(call: Call, householdIds: readonly string[]): Promise<readonly Voucher[]> {
  if (householdIds.length === 0) return [];
  return call.tx
    .selectFrom('region.voucher')
    .select(['householdId', 'personName', 'byHouseholdId', 'givenAt'])
    .where('countyId', '=', call.county)
    .where('householdId', 'in', [...householdIds])
    .where('withdrawnAt', 'is', null)
    .orderBy('givenAt')
    .execute();
}

/** For whom the caller vouches now. */
export async function vouchedByMe(call: Call): Promise<readonly string[]> {
  const { personId } = call.actor;
  if (personId === undefined) return [];
  const rows = await call.tx
    .selectFrom('region.voucher')
    .select('householdId')
    .where('countyId', '=', call.county)
    .where('personId', '=', personId)
    .where('withdrawnAt', 'is', null)
    .execute();
  return rows.map(({ householdId }) => householdId);
}
