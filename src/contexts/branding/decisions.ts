import { among } from '#shared/among.ts';
import type { Call } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { nameOnRecord } from '#shared/who-acted.ts';

/** One thing decided about a licence. `renewed`: followed by another, whose number is the reason. */
export interface Decision {
  readonly licenceId: string;
  readonly what: 'granted' | 'refused' | 'suspended' | 'reinstated' | 'revoked' | 'ended' | 'renewed';
  readonly reason: string;
  readonly at: Date;
  readonly byName: string;
}

/** What was decided about these licences, oldest first. */
export async function decisionsOn(call: Call, licenceIds: readonly string[]): Promise<Decision[]> {
  if (licenceIds.length === 0) return [];
  return call.tx
    .selectFrom('branding.decision')
    .select(['licenceId', 'what', 'reason', 'at', 'byName'])
    .where('countyId', '=', call.county)
    .where('licenceId', '=', among(licenceIds))
    .orderBy('at')
    .orderBy('id')
    .execute();
}

/** Was this decision, made where its form was opened, written before? */
export async function decisionKnown(call: Call, id: string): Promise<boolean> {
  const row = await call.tx
    .selectFrom('branding.decision')
    .select('id')
    .where('countyId', '=', call.county)
    .where('id', '=', id)
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertDecision(
  call: Call,
  decision: Pick<Decision, 'licenceId' | 'what' | 'reason'> & { readonly id?: string },
): Promise<void> {
  await call.tx
    .insertInto('branding.decision')
    .values({
      countyId: call.county,
      id: newId(call.now),
      ...decision,
      at: call.now,
      byName: nameOnRecord(call.actor),
    })
    .execute();
}
