import { fieldWorkWords, freeOf, type Lot, type LotFile, typedUnits } from '#origin';
import { dayOf } from '#shared/instant.ts';
import type { Tongue } from '#shared/tongue.ts';
import { whoActed } from '#shared/who-acted.ts';

/** What every page about one lot tells of it. */
export function lotHead({ lot, product }: Pick<LotFile, 'lot' | 'product'>, t: Tongue) {
  return {
    id: lot.id,
    code: lot.code,
    gtin: lot.gtin,
    product: t(lot.productNameZh, lot.productNameEn),
    grade: t(lot.gradeNameZh, lot.gradeNameEn),
    gradeCode: lot.grade,
    producer: t(lot.producerNameZh, lot.producerNameEn),
    unit: lot.unit,
    units: typedUnits(lot.unit),
    made: lot.madeQuantity,
    quantity: lot.quantity,
    reserved: lot.reserved,
    sold: lot.sold,
    allotted: lot.allotted,
    free: freeOf(lot),
    harvestedAt: lot.harvestedAt,
    /** When this lot itself came to be: picked, or made out of others. */
    begunAt: lot.madeBy === 'harvest' ? lot.harvestedAt : lot.createdAt,
    goodUntil: lot.goodUntil,
    status: lot.status,
    forSale: lot.forSale,
    holdReason: lot.holdReason,
    heldBy: lot.heldBy,
    certificateNumber: lot.certificateNumber,
    certificateRequired: product.certificateRequired,
    personName: whoActed(t, lot.personName, lot.helperName),
  };
}

/** The parts of a family tree that a page draws. */
export interface Branch {
  readonly code: string;
  readonly name: string;
  readonly milli: number;
  readonly kind: 'split' | 'merge' | 'regrade' | 'loss';
  readonly reason: string;
  readonly at: Date;
  readonly by: string;
  readonly more: readonly Branch[];
}

/** What a lot was made of (`up`) or what was made of it (`down`), each with what it came from or went on to. */
export function branchesOf(file: LotFile, lotId: string, way: 'up' | 'down', t: Tongue): Branch[] {
  const family = new Map(file.family.map((lot) => [lot.id, lot]));
  return file.flows
    .filter((flow) => (way === 'up' ? flow.intoLotId : flow.fromLotId) === lotId)
    .map((flow) => {
      const otherId = way === 'up' ? flow.fromLotId : flow.intoLotId;
      const other = otherId === undefined ? undefined : family.get(otherId);
      return {
        code: other?.code ?? '',
        name: other ? nameOf(other, t) : t('损耗', 'Lost'),
        milli: flow.milli,
        kind: flow.kind,
        reason: flow.reason,
        at: flow.at,
        by: whoActed(t, flow.personName, flow.helperName),
        more: otherId === undefined ? [] : branchesOf(file, otherId, way, t),
      };
    });
}

/** Field work before the picking, as the lot's page lists it. */
export function workOf(file: LotFile, t: Tongue) {
  return file.records.map((record) => ({
    id: record.id,
    work: record.kind,
    words: t(fieldWorkWords[record.kind].zh, fieldWorkWords[record.kind].en),
    plot: record.plotName,
    at: record.doneAt,
    late: dayOf(record.recordedAt) > dayOf(record.doneAt) ? dayOf(record.recordedAt) : undefined,
    note: [t(record.sprayNameZh ?? '', record.sprayNameEn ?? ''), record.dose, record.note]
      .filter(Boolean)
      .join(' · '),
    by: whoActed(t, record.personName, record.helperName),
    struck: record.struckReason,
  }));
}

function nameOf(lot: Lot, t: Tongue): string {
  return [t(lot.gradeNameZh, lot.gradeNameEn), t(lot.producerNameZh, lot.producerNameEn)].join(' · ');
}
