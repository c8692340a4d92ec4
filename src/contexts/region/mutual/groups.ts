import { recordHelpedAct } from '#people';
import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { rights } from '../rights.ts';
import { householdsByIds } from './households.ts';
import { refuseMutual } from './mutual-refusals.ts';

const FEWEST = 3;
const MOST = 8;
const LONGEST_NAME = 80;

export interface JointGroup {
  readonly id: string;
  readonly name: string;
  readonly members: readonly { readonly householdId: string; readonly agreed: boolean }[];
  /** Everybody has agreed: from then on each stands in for the others. */
  readonly stands: boolean;
}

/** Makes a group and agrees for one’s own household; each other household has to agree by itself. Made twice it is one. */
export async function makeGroup(
  call: Call,
  {
    id,
    name,
    householdIds,
  }: { readonly id: string; readonly name: string; readonly householdIds: readonly string[] },
): Promise<Outcome<undefined>> {
  const { organisationId } = call.actor;
  if (!may(call.actor, rights['own-credit']) || organisationId === undefined)
    return refuseMutual('region.credit-not-allowed');
  const all = [...new Set([organisationId, ...householdIds])];
  const known = await householdsByIds(call, all);
  const called = name.trim().slice(0, LONGEST_NAME);
  if (called === '' || all.length < FEWEST || all.length > MOST || known.length !== all.length)
    return refuseMutual('region.group-unfit');
  const made = await call.tx
    .insertInto('region.jointGroup')
    .values({ countyId: call.county, id, name: called, madeAt: call.now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows !== 1n) return ok();
  await call.tx
    .insertInto('region.jointMember')
    .values(
      all.map((householdId) => ({ countyId: call.county, groupId: id, householdId, askedAt: call.now })),
    )
    .execute();
  return agreeToGroup(call, id);
}

/** The caller’s household stands in for the others of a group from when all have agreed. */
export async function agreeToGroup(call: Call, groupId: string): Promise<Outcome<undefined>> {
  const { organisationId } = call.actor;
  if (!may(call.actor, rights['own-credit']) || organisationId === undefined)
    return refuseMutual('region.credit-not-allowed');
  const groups = await groupsOf(call, [organisationId]);
  if (
    groups.some(
      ({ id, members }) =>
        id !== groupId && members.some((each) => each.householdId === organisationId && each.agreed),
    )
  )
    return refuseMutual('region.in-a-group');
  const agreed = await call.tx
    .updateTable('region.jointMember')
    .set({ agreedAt: call.now, agreedByName: call.actor.name })
    .where('countyId', '=', call.county)
    .where('groupId', '=', groupId)
    .where('householdId', '=', organisationId)
    .where('leftAt', 'is', null)
    .executeTakeFirst();
  if (agreed.numUpdatedRows === 0n) return refuseMutual('region.not-in-group');
  await recordHelpedAct(call, 'join-group', groupId);
  return ok();
}

/** Leaves a group, or says no to being in it: not while an advance of it is out. */
export async function leaveGroup(call: Call, groupId: string): Promise<Outcome<undefined>> {
  const { organisationId } = call.actor;
  if (!may(call.actor, rights['own-credit']) || organisationId === undefined)
    return refuseMutual('region.credit-not-allowed');
  const group = (await groupsOf(call, [organisationId])).find(({ id }) => id === groupId);
  if (!group) return refuseMutual('region.not-in-group');
  const owing = await call.tx
    .selectFrom('region.advance')
    .select('id')
    .where('countyId', '=', call.county)
    .where(
      'householdId',
      'in',
      group.members.map(({ householdId }) => householdId),
    )
    .where('status', '=', 'paid')
    .limit(1)
    .executeTakeFirst();
  if (group.stands && owing) return refuseMutual('region.group-still-owes');
  await call.tx
    .updateTable('region.jointMember')
    .set({ leftAt: call.now })
    .where('countyId', '=', call.county)
    .where('groupId', '=', groupId)
    .where('householdId', '=', organisationId)
    .execute();
  await recordHelpedAct(call, 'join-group', groupId);
  return ok();
}

/** The groups in which these households are, or are asked to be. */
export async function groupsOf(call: Call, householdIds: readonly string[]): Promise<readonly JointGroup[]> {
  if (householdIds.length === 0) return [];
  const mine = call.tx
    .selectFrom('region.jointMember')
    .select('groupId')
    .where('countyId', '=', call.county)
    .where('householdId', 'in', [...householdIds])
    .where('leftAt', 'is', null);
  const rows = await call.tx
    .selectFrom('region.jointMember as m')
    .innerJoin('region.jointGroup as g', (join) =>
      join.onRef('g.countyId', '=', 'm.countyId').onRef('g.id', '=', 'm.groupId'),
    )
    .select(['g.id', 'g.name', 'm.householdId', 'm.agreedAt'])
    .where('m.countyId', '=', call.county)
    .where('m.groupId', 'in', mine)
    .where('m.leftAt', 'is', null)
    .orderBy('g.id')
    .orderBy('m.householdId')
    .execute();
  return [...Map.groupBy(rows, ({ id }) => id)].map(([id, own]) => {
    const members = own.map(({ householdId, agreedAt }) => ({ householdId, agreed: agreedAt !== null }));
    const stands = members.length >= FEWEST && members.every(({ agreed }) => agreed);
    return { id, name: own[0]?.name ?? '', members, stands };
  });
}
