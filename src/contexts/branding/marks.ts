import { among } from '#shared/among.ts';
import type { Call } from '#shared/call.ts';
import { type Day, dayOf } from '#shared/instant.ts';
import { nameOnRecord } from '#shared/who-acted.ts';
import { whyNoMark } from './kernel/mark.ts';

/** A brand's mark on a lot, with the licence it rests on. */
export interface Mark {
  readonly lotId: string;
  readonly brandId: string;
  readonly holderId: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly licenceNumber: string;
  readonly validUntil: Day;
  readonly markedAt: Date;
}

/**
 * The marks that hold for these lots on a day. A mark is put on once, and judged again each time it is shown: it is gone
 * the moment the licence is suspended, the certificate voided or the lot too old.
 */
export async function marksOf(call: Call, lotIds: readonly string[], day: Day): Promise<Mark[]> {
  if (lotIds.length === 0) return [];
  const rows = await markRows(call).where('m.lotId', '=', among(lotIds)).execute();
  return rows.flatMap((row) => standing(row, day) ?? []);
}

/** A lot that carries a mark today, as the licence's page lists it. */
export interface MarkedLot {
  readonly code: string;
  readonly gtin: string;
  readonly gradeZh: string;
  readonly gradeEn: string;
  readonly producerZh: string;
  readonly producerEn: string;
  readonly harvestedAt: Date;
}

/** The newest lots with something left whose mark rests on a licence and holds on a day. */
export async function lotsMarkedUnder(
  call: Call,
  { licenceId, day, most }: { readonly licenceId: string; readonly day: Day; readonly most: number },
): Promise<MarkedLot[]> {
  const rows = await markRows(call)
    .select([
      'lot.code',
      'lot.gtin',
      'lot.gradeNameZh as gradeZh',
      'lot.gradeNameEn as gradeEn',
      'lot.producerNameZh as producerZh',
      'lot.producerNameEn as producerEn',
    ])
    .where('m.licenceId', '=', licenceId)
    .where('lot.status', '=', 'open')
    .where('lot.available', '>', '0')
    .orderBy('lot.harvestedAt', 'desc')
    .orderBy('lot.code')
    .limit(most)
    .execute();
  return rows.flatMap((row) => {
    const { code, gtin, gradeZh, gradeEn, producerZh, producerEn, harvestedAt } = row;
    return standing(row, day) ? [{ code, gtin, gradeZh, gradeEn, producerZh, producerEn, harvestedAt }] : [];
  });
}

function markRows(call: Call) {
  return (
    call.tx
      .selectFrom('branding.lotMark as m')
      .innerJoin('branding.brand as b', (join) =>
        join.onRef('b.countyId', '=', 'm.countyId').onRef('b.id', '=', 'm.brandId'),
      )
      .innerJoin('branding.licence as l', (join) =>
        join.onRef('l.countyId', '=', 'm.countyId').onRef('l.id', '=', 'm.licenceId'),
      )
      .innerJoin('branding.standard as s', (join) =>
        join.onRef('s.countyId', '=', 'm.countyId').onRef('s.id', '=', 'm.standardId'),
      )
      // Each lot read by itself: joined side by side with these, `v_lot` is made of all lots first.
      .innerJoinLateral(
        (lots) =>
          lots
            .selectFrom('origin.vLot as one')
            .selectAll('one')
            .whereRef('one.countyId', '=', 'm.countyId')
            .whereRef('one.id', '=', 'm.lotId')
            .offset(0)
            .as('lot'),
        (join) => join.onTrue(),
      )
      .innerJoin('origin.vProduct as p', (join) =>
        join.onRef('p.countyId', '=', 'm.countyId').onRef('p.code', '=', 'lot.productCode'),
      )
      .where('m.countyId', '=', call.county)
      .where('m.removedAt', 'is', null)
      .select([
        'm.lotId',
        'm.brandId',
        'm.markedAt',
        'b.holderId',
        'b.nameZh',
        'b.nameEn',
        'l.number',
        'l.status',
        'l.validFrom',
        'l.validUntil',
        's.grades',
        's.maxDaysFromHarvest',
        'lot.grade',
        'lot.harvestedAt',
        'lot.certificateId',
        'p.certificateRequired',
      ])
  );
}

type MarkRow = Awaited<ReturnType<ReturnType<typeof markRows>['execute']>>[number];

function standing(row: MarkRow, day: Day): Mark | undefined {
  const lot = { ...row, harvested: dayOf(row.harvestedAt), certificateId: row.certificateId ?? undefined };
  // The standard is the version the lot was marked under: a later one does not take marks off goods already sold.
  const standard = { ...row, validFrom: dayOf(row.markedAt), validUntil: null };
  if (whyNoMark(lot, row, standard, day) || !row.number || !row.validUntil) return undefined;
  const { lotId, brandId, holderId, nameZh, nameEn, markedAt, number, validUntil } = row;
  return { lotId, brandId, holderId, nameZh, nameEn, markedAt, licenceNumber: number, validUntil };
}

export async function insertMark(
  call: Call,
  mark: {
    readonly lotId: string;
    readonly brandId: string;
    readonly licenceId: string;
    readonly standardId: string;
    readonly certificateId: string | null;
  },
): Promise<void> {
  const written = {
    ...mark,
    markedAt: call.now,
    personName: nameOnRecord(call.actor),
    removedAt: null,
    removedReason: null,
  };
  await call.tx
    .insertInto('branding.lotMark')
    .values({ countyId: call.county, ...written })
    .onConflict((conflict) =>
      conflict
        .columns(['countyId', 'lotId', 'brandId'])
        .doUpdateSet(written)
        .where('branding.lotMark.removedAt', 'is not', null),
    )
    .execute();
}

/** Takes a mark off; nothing to take off is fine. */
export async function removeMark(call: Call, lotId: string, brandId: string, reason: string): Promise<void> {
  await call.tx
    .updateTable('branding.lotMark')
    .set({ removedAt: call.now, removedReason: reason })
    .where('countyId', '=', call.county)
    .where('lotId', '=', lotId)
    .where('brandId', '=', brandId)
    .where('removedAt', 'is', null)
    .execute();
}

/** Lets marks that rest on one licence rest on another. */
export async function moveMarks(call: Call, fromLicenceId: string, toLicenceId: string): Promise<void> {
  await call.tx
    .updateTable('branding.lotMark')
    .set({ licenceId: toLicenceId })
    .where('countyId', '=', call.county)
    .where('licenceId', '=', fromLicenceId)
    .where('removedAt', 'is', null)
    .execute();
}
