import { sql } from 'kysely';
import { among } from '#shared/among.ts';
import type { Call } from '#shared/call.ts';
import type { Day } from '#shared/instant.ts';
import { milli, type Unit } from '#shared/quantity.ts';
import type { Stock } from './kernel/stock.ts';

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
  const rows = await lotRows(call).where('id', '=', among(ids)).execute();
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

/** The lots with these printed codes. */
export async function lotsByCodes(call: Call, codes: readonly string[]): Promise<Lot[]> {
  if (codes.length === 0) return [];
  const rows = await lotRows(call).where('code', '=', sql<string>`any (${codes}::text[])`).execute();
  return rows.map(lotOf);
}

export interface LotsWanted {
  /** A co-op's members' lots are included. */
  readonly seller: string;
  readonly product: string;
  readonly grade: string;
  /** The last day it must still be good: the day the buyer has it. */
  readonly goodOn: Day;
}

/** Lots picked by now with something free that may be sold and are still good on a day, first expiry first out. */
export async function lotsForSale(call: Call, wanted: LotsWanted): Promise<Lot[]> {
  const rows = await openLots(call, wanted)
    .where(sql<boolean>`reserved + sold + allotted < quantity`)
    .execute();
  return rows.map(lotOf);
}

/** The same with what is set aside for channels among them: how much of it a channel may take is its allotment's to say. */
export async function lotsNotSoldOut(call: Call, wanted: LotsWanted): Promise<Lot[]> {
  return (await openLots(call, wanted).execute()).map(lotOf);
}

function openLots(call: Call, wanted: LotsWanted) {
  return lotRows(call)
    .where('productCode', '=', wanted.product)
    .where('grade', '=', wanted.grade)
    .where('sellerId', '=', wanted.seller)
    .where('goodUntil', '>=', wanted.goodOn)
    .where('harvestedAt', '<=', call.now)
    .where('status', '=', 'open')
    .where('unsold', '=', true)
    .where('forSale', '=', true)
    .orderBy('goodUntil')
    .orderBy('harvestedAt')
    .orderBy('id');
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
    .where('harvestedAt', '<=', call.now)
    .where('status', '=', 'open')
    .where('unsold', '=', true)
    .where(sql<boolean>`reserved + sold + allotted < quantity`)
    .where('forSale', '=', true)
    .groupBy(['sellerId', 'productCode', 'grade', 'unit'])
    .execute();
  return rows.map(({ sellerId, free, ...row }) => ({ ...row, sellerId: sellerId ?? '', milli: milli(free) }));
}

function lotRows(call: Call) {
  return call.tx.selectFrom('origin.vLot').selectAll().where('countyId', '=', call.county);
}

type LotRow = Awaited<ReturnType<ReturnType<typeof lotRows>['execute']>>[number];

function lotOf({ countyId: _, available: __, personId: ___, helperId: ____, ...row }: LotRow): Lot {
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

export function stockOf(row: Readonly<Record<keyof Stock, string>>): Stock {
  const { quantity, reserved, sold, allotted } = row;
  return {
    quantity: milli(quantity),
    reserved: milli(reserved),
    sold: milli(sold),
    allotted: milli(allotted),
  };
}
