import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import type { MemberRole } from './kernel/appointing.ts';

export interface Membership {
  readonly personId: string;
  readonly organisationId: string;
  readonly role: MemberRole;
}

/** Gives roles. One already held stays as it is; one that had ended begins anew. */
export async function insertMemberships(call: Call, memberships: readonly Membership[]): Promise<void> {
  await call.tx
    .insertInto('people.membership')
    .values(
      memberships.map(({ personId, organisationId, role }) => ({
        countyId: call.county,
        personId,
        organisationId,
        role,
        since: call.now,
        until: null,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['countyId', 'personId', 'organisationId', 'role'])
        .doUpdateSet({ since: sql`excluded.since`, until: null })
        .where('people.membership.until', '<=', call.now),
    )
    .execute();
}

/** False when the role was not held. */
export async function endMembershipRow(call: Call, membership: Membership): Promise<boolean> {
  const ended = await call.tx
    .updateTable('people.membership')
    .set({ until: call.now })
    .where('countyId', '=', call.county)
    .where('personId', '=', membership.personId)
    .where('organisationId', '=', membership.organisationId)
    .where('role', '=', membership.role)
    .where((eb) => eb.or([eb('until', 'is', null), eb('until', '>', call.now)]))
    .executeTakeFirst();
  return ended.numUpdatedRows > 0n;
}

/** Ends every role a person holds. */
export async function endMemberships(call: Call, personId: string): Promise<void> {
  await call.tx
    .updateTable('people.membership')
    .set({ until: call.now })
    .where('countyId', '=', call.county)
    .where('personId', '=', personId)
    .where((eb) => eb.or([eb('until', 'is', null), eb('until', '>', call.now)]))
    .execute();
}

/** How many hold a role now. Locks them until the transaction ends, so that two cannot both end the last but one. */
export async function countHolders(call: Call, role: MemberRole): Promise<number> {
  const rows = await call.tx
    .selectFrom('people.membership')
    .select('personId')
    .where('countyId', '=', call.county)
    .where('role', '=', role)
    .where((eb) => eb.or([eb('until', 'is', null), eb('until', '>', call.now)]))
    .forUpdate()
    .execute();
  return rows.length;
}
