import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import { insertRows } from '#shared/insert-rows.ts';
import type { Fen } from '#shared/money.ts';
import { decimal, milli, type Unit } from '#shared/quantity.ts';

/** One delivery of a plan: which lot, and how much of it. Amounts in thousandths of `unit`. */
export interface Harvest {
  readonly id: string;
  readonly planId: string;
  readonly sequence: number;
  readonly lotId: string;
  readonly owed: number;
  readonly given: number;
  readonly unit: Unit;
  readonly sharedAt: Date;
  readonly sharedByName: string;
}

export type PortionState = 'ordered' | 'waiting' | 'nothing' | 'given-back';

/** One adopter's part of a delivery. */
export interface PortionKept {
  readonly harvestId: string;
  readonly sequence: number;
  readonly lotId: string;
  readonly unit: Unit;
  readonly sharedAt: Date;
  readonly adoptionId: string;
  readonly owed: number;
  readonly given: number;
  readonly valueFen: Fen;
  readonly missingFen: Fen;
  readonly state: PortionState;
  readonly orderId: string | null;
  readonly orderNumber: string | null;
  readonly problem: string | null;
}

type Stored<Row> = Omit<Row, 'owed' | 'given'> & { readonly owed: string; readonly given: string };

function amounts<Row extends { readonly owed: string; readonly given: string }>(row: Row) {
  return { ...row, owed: milli(row.owed), given: milli(row.given) };
}

export async function harvestsOfPlan(call: Call, planId: string): Promise<Harvest[]> {
  const { rows } = await sql<Stored<Harvest>>`
    select id, plan_id, sequence, lot_id, owed, given, unit, shared_at, shared_by_name from adopting.harvest
    where county_id = ${call.county} and plan_id = ${planId} order by sequence`.execute(call.tx);
  return rows.map(amounts);
}

export async function insertHarvest(
  call: Call,
  harvest: Omit<Harvest, 'sharedAt' | 'sharedByName'> & { sharedByName: string },
): Promise<void> {
  const { owed, given, ...own } = harvest;
  await insertRows(call.tx, 'adopting.harvest', [
    { countyId: call.county, ...own, owed: decimal(owed), given: decimal(given), sharedAt: call.now },
  ]);
}

export type NewPortion = Omit<PortionKept, 'sequence' | 'lotId' | 'unit' | 'sharedAt'>;

export async function insertPortions(call: Call, portions: readonly NewPortion[]): Promise<void> {
  await insertRows(
    call.tx,
    'adopting.portion',
    portions.map(({ owed, given, ...own }) => ({
      countyId: call.county,
      ...own,
      owed: decimal(owed),
      given: decimal(given),
    })),
  );
}

const portion =
  sql.raw(`p.harvest_id, h.sequence, h.lot_id, h.unit, h.shared_at, p.adoption_id, p.owed, p.given, p.value_fen,
  p.missing_fen, p.state, p.order_id, p.order_number, p.problem`);

export async function portionsOfAdoption(call: Call, adoptionId: string): Promise<PortionKept[]> {
  const { rows } = await sql<Stored<PortionKept>>`select ${portion} from adopting.portion p
    join adopting.harvest h on h.county_id = p.county_id and h.id = p.harvest_id
    where p.county_id = ${call.county} and p.adoption_id = ${adoptionId} order by h.sequence`.execute(
    call.tx,
  );
  return rows.map(amounts);
}

export async function portionsOfHarvests(call: Call, harvestIds: readonly string[]): Promise<PortionKept[]> {
  const { rows } = await sql<Stored<PortionKept>>`select ${portion} from adopting.portion p
    join adopting.harvest h on h.county_id = p.county_id and h.id = p.harvest_id
    where p.county_id = ${call.county} and p.harvest_id = any(${harvestIds}::uuid[])
    order by h.sequence, p.adoption_id`.execute(call.tx);
  return rows.map(amounts);
}

/** Adoptions with a part that waits for somebody to carry it. */
export async function adoptionsWaiting(call: Call): Promise<string[]> {
  const { rows } = await sql<{ adoptionId: string }>`select distinct adoption_id from adopting.portion
    where county_id = ${call.county} and state = 'waiting' order by 1`.execute(call.tx);
  return rows.map(({ adoptionId }) => adoptionId);
}

export async function savePortion(
  call: Call,
  key: { readonly harvestId: string; readonly adoptionId: string },
  came: Pick<PortionKept, 'state' | 'orderId' | 'orderNumber' | 'problem'>,
): Promise<void> {
  await call.tx
    .updateTable('adopting.portion')
    .set(came)
    .where('countyId', '=', call.county)
    .where('harvestId', '=', key.harvestId)
    .where('adoptionId', '=', key.adoptionId)
    .execute();
}
