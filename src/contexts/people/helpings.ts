import type { Call } from '#shared/call.ts';

export async function insertHelping(
  call: Call,
  helping: { readonly id: string; readonly consentId: string },
): Promise<void> {
  await call.tx
    .insertInto('people.helping')
    .values({ countyId: call.county, beganAt: call.now, ...helping })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function endHelpingRow(
  call: Call,
  { id, helperId }: { readonly id: string; readonly helperId: string },
): Promise<void> {
  await call.tx
    .updateTable('people.helping as h')
    .from('people.helperConsent as c')
    .set({ endedAt: call.now })
    .whereRef('c.countyId', '=', 'h.countyId')
    .whereRef('c.id', '=', 'h.consentId')
    .where('h.countyId', '=', call.county)
    .where('h.id', '=', id)
    .where('h.endedAt', 'is', null)
    .where('c.helperId', '=', helperId)
    .execute();
}
