import { sql } from 'kysely';
import { among } from '#shared/among.ts';
import type { Call } from '#shared/call.ts';
import type { Day } from '#shared/instant.ts';
import type { Fen } from '#shared/money.ts';
import type { Money, Status } from './kernel/adoption.ts';
import type { Agreed } from './terms-agreed.ts';

export type PlateState = 'none' | 'asked' | 'shown' | 'refused';

/** One person's contract over one or more units for a term. Its id is its checkout's. */
export interface Adoption extends Money {
  readonly id: string;
  readonly number: string;
  readonly planId: string;
  /** Who paid: money goes back the way it came. */
  readonly payerId: string;
  readonly payerName: string;
  /** Who has it now. */
  readonly holderId: string;
  readonly holderName: string;
  readonly holderPhone: string;
  readonly lang: 'zh' | 'en';
  readonly nodeId: string;
  readonly units: number;
  readonly plates: readonly string[];
  readonly unitIds: readonly string[];
  readonly fromDay: Day;
  readonly untilDay: Day;
  readonly agreed: Agreed;
  readonly status: Status;
  readonly placedAt: Date;
  readonly reservedUntil: Date;
  readonly paidAt: Date | null;
  readonly endedAt: Date | null;
  readonly plateName: string | null;
  readonly plateState: PlateState;
  readonly platePublic: boolean;
  readonly plateReason: string;
}

interface Row extends Omit<Adoption, 'agreed'> {
  readonly terms: unknown;
}

// Units and refunds are looked up beside: a row that is locked cannot be grouped.
const columns =
  sql.raw(`a.id, a.number, a.plan_id, a.payer_id, a.payer_name, a.holder_id, a.holder_name, a.holder_phone, a.lang,
  a.node_id, a.units, a.price_fen, a.held_fen, a.earned_fen, a.refunded_fen, a.from_day, a.until_day, a.terms, a.status,
  a.placed_at, a.reserved_until, a.paid_at, a.ended_at, a.plate_name, a.plate_state, a.plate_public, a.plate_reason,
  (select coalesce(sum(r.of_held_fen), 0)::bigint from adopting.refund r
    where r.county_id = a.county_id and r.adoption_id = a.id) as held_back_fen,
  (select array_agg(u.plate order by length(u.plate), u.plate) from adopting.adopted_unit au
    join adopting.unit u on u.county_id = au.county_id and u.id = au.unit_id
    where au.county_id = a.county_id and au.adoption_id = a.id) as plates,
  (select array_agg(au.unit_id::text order by length(u.plate), u.plate) from adopting.adopted_unit au
    join adopting.unit u on u.county_id = au.county_id and u.id = au.unit_id
    where au.county_id = a.county_id and au.adoption_id = a.id) as unit_ids`);

function adoptionOf({ terms, ...row }: Row): Adoption {
  // Written by `insertAdoption` alone.
  return { ...row, agreed: terms as Agreed };
}

export async function adoptionById(call: Call, id: string): Promise<Adoption | undefined> {
  const { rows } = await sql<Row>`select ${columns} from adopting.adoption a
    where a.county_id = ${call.county} and a.id = ${id}`.execute(call.tx);
  return rows[0] && adoptionOf(rows[0]);
}

export async function adoptionByNumber(call: Call, number: string): Promise<Adoption | undefined> {
  const { rows } = await sql<Row>`select ${columns} from adopting.adoption a
    where a.county_id = ${call.county} and a.number = ${number}`.execute(call.tx);
  return rows[0] && adoptionOf(rows[0]);
}

/** Locks an adoption until the transaction ends: whatever happens to it happens one after the other. */
export async function lockAdoption(call: Call, id: string): Promise<Adoption | undefined> {
  await sql`select 1 from adopting.adoption where county_id = ${call.county} and id = ${id} for update`.execute(
    call.tx,
  );
  return adoptionById(call, id);
}

/** Locks those of these that are adoptions, in id order as everyone locks many. */
export async function lockAdoptions(call: Call, ids: readonly string[]): Promise<Adoption[]> {
  const { rows: locked } = await sql<{ id: string }>`select id from adopting.adoption
    where county_id = ${call.county} and id = ${among(ids)} order by id for update`.execute(call.tx);
  return byIds(call, locked);
}

/** Locks a plan's paid adoptions that are under way, oldest contract first. */
export async function lockActive(call: Call, planId: string): Promise<Adoption[]> {
  await sql`select 1 from adopting.adoption where county_id = ${call.county} and plan_id = ${planId} and status = 'active'
    order by id for update`.execute(call.tx);
  const { rows } = await sql<Row>`select ${columns} from adopting.adoption a
    where a.county_id = ${call.county} and a.plan_id = ${planId} and a.status = 'active'
    order by a.placed_at, a.id`.execute(call.tx);
  return rows.map(adoptionOf);
}

/** Unpaid and out of time; those another transaction holds are passed over. */
export async function lockOverdue(call: Call, most: number): Promise<Adoption[]> {
  const { rows: locked } = await sql<{ id: string }>`select id from adopting.adoption
    where county_id = ${call.county} and status = 'reserved' and reserved_until <= ${call.now}
    order by id limit ${most} for update skip locked`.execute(call.tx);
  return byIds(call, locked);
}

/** Under way, and their last day is before this one. */
export async function lockOver(call: Call, before: Day, most: number): Promise<Adoption[]> {
  const { rows: locked } = await sql<{ id: string }>`select id from adopting.adoption
    where county_id = ${call.county} and status = 'active' and until_day < ${before}
    order by id limit ${most} for update skip locked`.execute(call.tx);
  return byIds(call, locked);
}

async function byIds(call: Call, locked: readonly { id: string }[]): Promise<Adoption[]> {
  if (locked.length === 0) return [];
  const { rows } = await sql<Row>`select ${columns} from adopting.adoption a
    where a.county_id = ${call.county} and a.id = ${among(locked.map(({ id }) => id))} order by a.id`.execute(
    call.tx,
  );
  return rows.map(adoptionOf);
}

/** What a person holds or has paid for, newest first. */
export async function adoptionsOfPerson(call: Call, personId: string, most: number): Promise<Adoption[]> {
  const { rows } = await sql<Row>`select ${columns} from adopting.adoption a
    where a.county_id = ${call.county} and (a.holder_id = ${personId} or a.payer_id = ${personId}) and a.status <> 'expired'
    order by a.placed_at desc, a.id limit ${most}`.execute(call.tx);
  return rows.map(adoptionOf);
}

/** The paid contracts under way of these plans, oldest first. */
export async function activeOfPlans(call: Call, planIds: readonly string[]): Promise<Adoption[]> {
  if (planIds.length === 0) return [];
  const { rows } = await sql<Row>`select ${columns} from adopting.adoption a
    where a.county_id = ${call.county} and a.plan_id = ${among(planIds)} and a.status = 'active'
    order by a.placed_at, a.id`.execute(call.tx);
  return rows.map(adoptionOf);
}

export async function adoptionsOfPlan(call: Call, planId: string): Promise<Adoption[]> {
  const { rows } = await sql<Row>`select ${columns} from adopting.adoption a
    where a.county_id = ${call.county} and a.plan_id = ${planId} and a.status not in ('expired', 'reserved')
    order by a.placed_at, a.id`.execute(call.tx);
  return rows.map(adoptionOf);
}

export type NewAdoption = Pick<
  Adoption,
  | 'id'
  | 'number'
  | 'planId'
  | 'payerId'
  | 'payerName'
  | 'holderPhone'
  | 'lang'
  | 'nodeId'
  | 'priceFen'
  | 'heldFen'
  | 'fromDay'
  | 'untilDay'
  | 'agreed'
  | 'reservedUntil'
  | 'unitIds'
>;

/** Writes a reserved adoption; false when its id is known. A copy sent at the same moment waits here for the first. */
export async function insertAdoption(call: Call, adoption: NewAdoption): Promise<boolean> {
  const { agreed, unitIds, payerId, payerName, ...own } = adoption;
  const done = await call.tx
    .insertInto('adopting.adoption')
    .values({
      countyId: call.county,
      ...own,
      payerId,
      payerName,
      holderId: payerId,
      holderName: payerName,
      units: unitIds.length,
      terms: JSON.stringify(agreed),
      status: 'reserved',
      placedAt: call.now,
    })
    .onConflict((conflict) => conflict.columns(['countyId', 'id']).doNothing())
    .executeTakeFirst();
  if (done.numInsertedOrUpdatedRows !== 1n) return false;
  await sql`insert into adopting.adopted_unit (county_id, adoption_id, unit_id, from_day, until_day, live)
    select ${call.county}, ${own.id}, unnest(${unitIds}::uuid[]), ${own.fromDay}, ${own.untilDay}, true`.execute(
    call.tx,
  );
  return true;
}

export async function saveActive(call: Call, id: string): Promise<void> {
  await sql`update adopting.adoption set status = 'active', paid_at = ${call.now}
    where county_id = ${call.county} and id = ${id}`.execute(call.tx);
}

/** Ends an adoption; its units are free from now on. */
export async function saveEnd(call: Call, id: string, status: 'expired' | 'ended' | 'failed'): Promise<void> {
  await sql`update adopting.adoption set status = ${status}, ended_at = ${call.now}
    where county_id = ${call.county} and id = ${id}`.execute(call.tx);
  await sql`update adopting.adopted_unit set live = false
    where county_id = ${call.county} and adoption_id = ${id}`.execute(call.tx);
}

/** The term goes on until a later day, for its units too; the database refuses one that somebody else has by then. */
export async function saveUntil(call: Call, id: string, untilDay: Day): Promise<void> {
  await sql`update adopting.adoption set until_day = ${untilDay}
    where county_id = ${call.county} and id = ${id}`.execute(call.tx);
  await sql`update adopting.adopted_unit set until_day = ${untilDay}
    where county_id = ${call.county} and adoption_id = ${id}`.execute(call.tx);
}

export async function addEarned(call: Call, id: string, fen: Fen): Promise<void> {
  await sql`update adopting.adoption set earned_fen = earned_fen + ${fen}
    where county_id = ${call.county} and id = ${id}`.execute(call.tx);
}

export async function savePlate(
  call: Call,
  id: string,
  plate: Pick<Adoption, 'plateName' | 'plateState' | 'platePublic' | 'plateReason'>,
): Promise<void> {
  await call.tx
    .updateTable('adopting.adoption')
    .set(plate)
    .where('countyId', '=', call.county)
    .where('id', '=', id)
    .execute();
}

export async function saveHolder(
  call: Call,
  id: string,
  holder: Pick<Adoption, 'holderId' | 'holderName' | 'holderPhone' | 'lang' | 'nodeId'>,
): Promise<void> {
  await call.tx
    .updateTable('adopting.adoption')
    .set(holder)
    .where('countyId', '=', call.county)
    .where('id', '=', id)
    .execute();
}

export async function saveNode(call: Call, id: string, nodeId: string): Promise<void> {
  await sql`update adopting.adoption set node_id = ${nodeId}
    where county_id = ${call.county} and id = ${id}`.execute(call.tx);
}
