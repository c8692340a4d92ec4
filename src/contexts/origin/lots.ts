import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import type { Day } from '#shared/instant.ts';
import { decimal, milli, type Unit } from '#shared/quantity.ts';
import type { Change, Stock } from './kernel/stock.ts';

export type LotStatus = 'open' | 'held' | 'closed';
export type MadeBy = 'harvest' | 'split' | 'merge' | 'regrade';
export type HeldBy = 'owner' | 'officer' | 'rule';

/** A lot as others read it. Amounts in thousandths of `unit`. */
export interface Lot extends Stock {
  readonly id: string;
  readonly code: string;
  readonly gtin: string;
  readonly productCode: string;
  readonly productNameZh: string;
  readonly productNameEn: string;
  readonly grade: string;
  readonly gradeNameZh: string;
  readonly gradeNameEn: string;
  readonly producerId: string;
  readonly producerNameZh: string;
  readonly producerNameEn: string;
  /** Who sells it: the producer's co-op, or the producer. */
  readonly sellerId: string;
  readonly placeCode: string;
  readonly unit: Unit;
  readonly madeQuantity: number;
  readonly madeBy: MadeBy;
  readonly harvestedAt: Date;
  readonly goodUntil: Day;
  readonly status: LotStatus;
  readonly holdReason: string | undefined;
  readonly heldBy: HeldBy | undefined;
  readonly certificateId: string | undefined;
  readonly certificateNumber: string | undefined;
  /** Open, and certified where the law asks for it. */
  readonly forSale: boolean;
  readonly pictureId: string | undefined;
  readonly personName: string;
  readonly helperName: string | undefined;
  readonly createdAt: Date;
}

/** The lots that exist among these, in no order. */
export async function lotsByIds(call: Call, ids: readonly string[]): Promise<Lot[]> {
  if (ids.length === 0) return [];
  const rows = await lotRows(call)
    .where('id', 'in', [...ids])
    .execute();
  return rows.map(lotOf);
}

export async function lotById(call: Call, id: string): Promise<Lot | undefined> {
  return (await lotsByIds(call, [id]))[0];
}

/** The lot with this printed code (GS1 AI 10), which is unique in its county. */
export async function lotByCode(call: Call, code: string): Promise<Lot | undefined> {
  const row = await lotRows(call).where('code', '=', code).executeTakeFirst();
  return row && lotOf(row);
}

export interface LotsWanted {
  /** A co-op's members' lots are included. */
  readonly seller: string;
  readonly product: string;
  readonly grade: string;
  /** The last day it must still be good: the day the buyer has it. */
  readonly goodOn: Day;
}

/** Lots with something free that may be sold and are still good on a day, first expiry first out. */
export async function lotsForSale(call: Call, wanted: LotsWanted): Promise<Lot[]> {
  const rows = await lotRows(call)
    .where('productCode', '=', wanted.product)
    .where('grade', '=', wanted.grade)
    .where('sellerId', '=', wanted.seller)
    .where('goodUntil', '>=', wanted.goodOn)
    .where('status', '=', 'open')
    .where(sql<boolean>`reserved + sold < quantity`)
    .where('forSale', '=', true)
    .orderBy('goodUntil')
    .orderBy('harvestedAt')
    .orderBy('id')
    .execute();
  return rows.map(lotOf);
}

/** What a seller has free of one product and grade, still good on a day. `milli` in thousandths of `unit`. */
export interface FreeStock {
  readonly sellerId: string;
  readonly productCode: string;
  readonly grade: string;
  readonly unit: Unit;
  readonly milli: number;
  readonly lots: number;
  readonly firstHarvest: Date;
  readonly lastHarvest: Date;
}

/** What the whole county has for sale and still good on a day, one row a seller, product and grade: for lists of offers. */
export async function freeStock(call: Call, goodOn: Day): Promise<FreeStock[]> {
  const rows = await call.tx
    .selectFrom('origin.vLot')
    .select((eb) => [
      'sellerId',
      'productCode',
      'grade',
      'unit',
      eb.fn.sum<string>('available').as('free'),
      eb.fn.countAll<number>().as('lots'),
      eb.fn.min('harvestedAt').as('firstHarvest'),
      eb.fn.max('harvestedAt').as('lastHarvest'),
    ])
    .where('countyId', '=', call.county)
    .where('goodUntil', '>=', goodOn)
    .where('status', '=', 'open')
    .where(sql<boolean>`reserved + sold < quantity`)
    .where('forSale', '=', true)
    .groupBy(['sellerId', 'productCode', 'grade', 'unit'])
    .execute();
  return rows.map(({ sellerId, free, ...row }) => ({ ...row, sellerId: sellerId ?? '', milli: milli(free) }));
}

/** What deciding about a lot needs, read under its lock. */
export interface LockedLot extends Stock {
  readonly id: string;
  readonly code: string;
  readonly gtin: string;
  readonly productCode: string;
  readonly grade: string;
  readonly producerId: string;
  readonly unit: Unit;
  readonly harvestedAt: Date;
  readonly goodUntil: Day;
  readonly status: LotStatus;
  readonly certificateRequired: boolean;
  readonly certificateId: string | undefined;
}

/**
 * Locks lots until the transaction ends, in id order whatever the order asked, so that two transactions that want the same lots
 * wait for each other in line and never in a ring.
 */
export async function lockLots(call: Call, ids: readonly string[]): Promise<Map<string, LockedLot>> {
  const rows = await call.tx
    .selectFrom('origin.lot as l')
    .innerJoin('origin.product as p', (join) =>
      join.onRef('p.countyId', '=', 'l.countyId').onRef('p.code', '=', 'l.productCode'),
    )
    .select((eb) => [
      'l.id',
      'l.code',
      'p.gtin',
      'l.productCode',
      'l.grade',
      'l.producerId',
      'l.unit',
      'l.quantity',
      'l.reserved',
      'l.sold',
      'l.harvestedAt',
      'l.goodUntil',
      'l.status',
      'p.certificateRequired',
      eb
        .selectFrom('origin.certificate as c')
        .select('c.id')
        .whereRef('c.countyId', '=', 'l.countyId')
        .whereRef('c.lotId', '=', 'l.id')
        .where('c.voidedAt', 'is', null)
        .as('certificateId'),
    ])
    .where('l.countyId', '=', call.county)
    .where('l.id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .orderBy('l.id')
    .forUpdate('l')
    .execute();
  return new Map(
    rows.map((row) => [row.id, { ...row, ...stockOf(row), certificateId: row.certificateId ?? undefined }]),
  );
}

/** Moves the stock numbers of lots that are locked. The database refuses a sum that does not work out, whoever asks. */
export async function moveStock(
  call: Call,
  moves: readonly { readonly lotId: string; readonly change: Change }[],
): Promise<void> {
  if (moves.length === 0) return;
  const column = (pick: (change: Change) => number) => moves.map(({ change }) => decimal(pick(change)));
  await sql`
    update origin.lot l
    set quantity = l.quantity + m.quantity, reserved = l.reserved + m.reserved, sold = l.sold + m.sold
    from unnest(
      ${moves.map((move) => move.lotId)}::uuid[],
      ${column((change) => change.quantity)}::numeric[],
      ${column((change) => change.reserved)}::numeric[],
      ${column((change) => change.sold)}::numeric[]
    ) as m(lot_id, quantity, reserved, sold)
    where l.county_id = ${call.county} and l.id = m.lot_id`.execute(call.tx);
}

export function lotRows(call: Call) {
  return call.tx.selectFrom('origin.vLot').selectAll().where('countyId', '=', call.county);
}

type LotRow = Awaited<ReturnType<ReturnType<typeof lotRows>['execute']>>[number];

export function lotOf({ countyId: _, available: __, personId: ___, helperId: ____, ...row }: LotRow): Lot {
  return {
    ...row,
    ...stockOf(row),
    madeQuantity: milli(row.madeQuantity),
    sellerId: row.sellerId ?? row.producerId,
    forSale: row.forSale === true,
    holdReason: row.holdReason ?? undefined,
    heldBy: row.heldBy ?? undefined,
    certificateId: row.certificateId ?? undefined,
    certificateNumber: row.certificateNumber ?? undefined,
    pictureId: row.pictureId ?? undefined,
    helperName: row.helperName ?? undefined,
  };
}

function stockOf(row: { quantity: string; reserved: string; sold: string }): Stock {
  return { quantity: milli(row.quantity), reserved: milli(row.reserved), sold: milli(row.sold) };
}
