import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import type { Day } from '#shared/instant.ts';
import type { Fen } from '#shared/money.ts';
import { reading } from '#shared/pinyin.ts';
import { decimal } from '#shared/quantity.ts';
import { type Draft, partsOf } from './kernel/draft.ts';
import type { Status } from './kernel/offer.ts';

/** Writes new offers with their parts and first price, in three statements; known ids are left as they are. */
export async function insertOffers(
  call: Call,
  drafts: readonly Draft[],
  status: Status,
  demo = false,
): Promise<void> {
  if (drafts.length === 0) return;
  const countyId = call.county;
  const written = await call.tx
    .insertInto('selling.offer')
    .values(
      drafts.map((draft) => ({
        countyId,
        id: draft.id,
        sellerId: draft.sellerId,
        productCode: draft.productCode,
        grade: draft.grade ?? null,
        titleZh: draft.titleZh.trim(),
        titleEn: draft.titleEn.trim(),
        pinyin: reading(draft.titleZh),
        noteZh: draft.noteZh ?? '',
        noteEn: draft.noteEn ?? '',
        form: draft.form,
        priceFen: draft.priceFen,
        priceUnit: draft.priceUnit,
        soldUnit: draft.soldUnit,
        step: decimal(draft.step),
        least: decimal(draft.least),
        most: decimal(draft.most),
        pieceKg: draft.pieceKg === undefined ? null : decimal(draft.pieceKg),
        toleranceBp: draft.toleranceBp ?? 0,
        forecastId: draft.forecastId ?? null,
        kinds: draft.kinds ?? null,
        onFrom: draft.onFrom,
        onUntil: draft.onUntil,
        status,
        floorFen: draft.floorFen ?? 0,
        pictureId: draft.pictureId ?? null,
        demo,
        createdAt: call.now,
        changedAt: call.now,
      })),
    )
    .onConflict((conflict) => conflict.columns(['countyId', 'id']).doNothing())
    .returning('id')
    .execute();
  const fresh = new Set(written.map((row) => row.id));
  const parts = drafts
    .filter((draft) => fresh.has(draft.id))
    .flatMap((draft) => partsOf(draft).map((part, position) => ({ draft, part, position })));
  if (parts.length === 0) return;
  await call.tx
    .insertInto('selling.offerPart')
    .values(
      parts.map(({ draft, part: { productCode, grade, milli, unit }, position }) => ({
        ...{ countyId, offerId: draft.id, position, productCode, grade, unit },
        quantity: decimal(milli),
      })),
    )
    .execute();
  await insertPrices(
    call,
    drafts.filter((draft) => fresh.has(draft.id)).map(({ id, priceFen }) => ({ offerId: id, priceFen })),
  );
}

/** Adds to the price history, with who set it; the same offer at the same moment is written once. */
export async function insertPrices(
  call: Call,
  prices: readonly {
    readonly offerId: string;
    readonly priceFen: Fen;
    readonly clearance?: string;
    readonly markdown?: { readonly percent: number; readonly daysLeft: number };
  }[],
): Promise<void> {
  const { personId, name, helper } = call.actor;
  await call.tx
    .insertInto('selling.price')
    .values(
      prices.map(({ offerId, priceFen, clearance = '', markdown }) => ({
        ...{ countyId: call.county, offerId, since: call.now, priceFen, clearance },
        markdownPercent: markdown?.percent ?? null,
        markdownDaysLeft: markdown?.daysLeft ?? null,
        personId: personId ?? null,
        personName: name,
        helperId: helper?.personId ?? null,
        helperName: helper?.name ?? null,
      })),
    )
    .onConflict((conflict) => conflict.columns(['countyId', 'offerId', 'since']).doNothing())
    .execute();
}

/** What a change must know of an offer, read under its lock. */
export interface LockedOffer {
  readonly id: string;
  readonly sellerId: string;
  readonly status: Status;
  readonly titleZh: string;
  readonly priceFen: Fen;
  readonly floorFen: Fen;
}

/** Locks an offer until the transaction ends. undefined: there is none. */
export function lockOffer(call: Call, id: string): Promise<LockedOffer | undefined> {
  return call.tx
    .selectFrom('selling.offer')
    .select(['id', 'sellerId', 'status', 'titleZh', 'priceFen', 'floorFen'])
    .where('countyId', '=', call.county)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export interface Change {
  readonly status?: Status;
  readonly priceFen?: Fen;
  readonly floorFen?: Fen;
  readonly noteZh?: string;
  readonly noteEn?: string;
  readonly onFrom?: Day;
  readonly onUntil?: Day;
  readonly pictureId?: string;
}

export async function changeOffer(call: Call, id: string, change: Change): Promise<void> {
  await call.tx
    .updateTable('selling.offer')
    .set({ ...change, changedAt: call.now })
    .where('countyId', '=', call.county)
    .where('id', '=', id)
    .execute();
}

/** The co-op a seller has joined, which sells for it; `known: false` when there is no such organisation. */
export async function coopOf(
  call: Call,
  sellerId: string,
): Promise<{ known: boolean; coopZh?: string; coopEn?: string }> {
  const { rows } = await sql<{ coopZh: string | null; coopEn: string | null }>`
    select coop.name_zh as coop_zh, coop.name_en as coop_en
    from people.v_organisation o
    left join people.v_organisation coop on coop.county_id = o.county_id and coop.id = o.coop_id
    where o.county_id = ${call.county} and o.id = ${sellerId}`.execute(call.tx);
  const [row] = rows;
  if (!row) return { known: false };
  return row.coopZh === null
    ? { known: true }
    : { known: true, coopZh: row.coopZh, coopEn: row.coopEn ?? '' };
}
