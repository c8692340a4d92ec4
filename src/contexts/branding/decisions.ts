import type { Call } from '#shared/call.ts';
import { newId } from '#shared/id.ts';

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
    .where('licenceId', 'in', [...licenceIds])
    .orderBy('at')
    .orderBy('id')
    .execute();
}

export async function insertDecision(
  call: Call,
  decision: Pick<Decision, 'licenceId' | 'what' | 'reason'>,
): Promise<void> {
  await call.tx
    .insertInto('branding.decision')
    .values({
      countyId: call.county,
      id: newId(call.now),
      ...decision,
      at: call.now,
      byName: call.actor.name,
    })
    .execute();
}
