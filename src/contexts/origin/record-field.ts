import { recordHelpedAct } from '#people';
import type { Call } from '#shared/call.ts';
import type { Day } from '#shared/instant.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { type FieldRecord, fieldRecordById, insertFieldRecord } from './field-records.ts';
import { holdSprayedLots } from './hold-sprayed-lots.ts';
import { type FieldWork, hasHappened } from './kernel/field-work.ts';
import { lotsHeldFor } from './lot-holds.ts';
import { lockPlots, type Plot } from './plots.ts';
import { productByCode } from './products.ts';
import { recorderOf } from './recorder.ts';
import { type OriginRefusal, refuse } from './refusals.ts';
import { barred } from './scope.ts';
import { type SprayProduct, sprayProductByCode } from './spray-products.ts';

export interface FieldEntry {
  /** Made where the entry is made, so that sending it twice writes once. */
  readonly id: string;
  readonly plotId: string;
  readonly kind: FieldWork;
  readonly doneAt: Date;
  /** Sprayings only, and always. */
  readonly sprayProductCode?: string;
  readonly dose?: string;
  readonly note?: string;
  readonly pictureId?: string;
}

export interface FieldEntryKept {
  readonly id: string;
  /** Sprayings: the first day on which the plot may be picked. */
  readonly firstHarvestDay: Day | undefined;
  /** Codes of lots picked inside the interval of a spraying that came to light late; they are on hold now. */
  readonly heldLots: readonly string[];
}

/**
 * Keeps one entry of the field book. A second sending of the same id writes nothing and answers the same. An entry made without
 * signal keeps the moment of the work and the moment it arrived.
 */
export async function recordField(
  call: Call,
  entry: FieldEntry,
): Promise<Outcome<FieldEntryKept, OriginRefusal>> {
  const [plot] = await lockPlots(call, [entry.plotId]);
  if (!plot) return refuse('origin.unknown', { what: entry.plotId });
  const bar = await barred(call, 'keep-field-book', [plot.producerId]);
  if (bar) return bar;
  if (!hasHappened(entry.doneAt, call.now)) return refuse('origin.in-future');
  const spray = await sprayOf(call, entry, plot);
  if (!spray.ok) return spray;

  const fresh = await insertFieldRecord(call, {
    id: entry.id,
    plotId: plot.id,
    kind: entry.kind,
    doneAt: entry.doneAt,
    sprayProductCode: spray.value?.code ?? null,
    intervalDays: spray.value?.intervalDays ?? null,
    dose: entry.dose ?? '',
    note: entry.note ?? '',
    pictureId: entry.pictureId ?? null,
    ...recorderOf(call.actor),
  });
  const record = await fieldRecordById(call, entry.id);
  if (record?.plotId !== plot.id || record.kind !== entry.kind) return refuse('origin.id-taken');
  if (fresh) {
    await holdSprayedLots(call, record);
    await recordHelpedAct(call, 'record-field', plot.name);
  }
  return ok(await kept(call, record));
}

async function kept(call: Call, record: FieldRecord): Promise<FieldEntryKept> {
  return {
    id: record.id,
    firstHarvestDay: record.firstHarvestDay,
    heldLots: record.kind === 'spray' ? await lotsHeldFor(call, record.id) : [],
  };
}

async function sprayOf(
  call: Call,
  entry: FieldEntry,
  plot: Plot,
): Promise<Outcome<SprayProduct | undefined, OriginRefusal>> {
  if (entry.kind !== 'spray') return ok(undefined);
  if (entry.sprayProductCode === undefined) return refuse('origin.spray-product-needed');
  const spray = await sprayProductByCode(call, entry.sprayProductCode);
  if (!spray) return refuse('origin.unknown', { what: entry.sprayProductCode });
  if (spray.crops.includes(plot.productCode)) return ok(spray);
  const crop = await productByCode(call, plot.productCode);
  return refuse('origin.spray-not-for-crop', {
    sprayZh: spray.nameZh,
    sprayEn: spray.nameEn,
    cropZh: crop?.nameZh ?? plot.productCode,
    cropEn: crop?.nameEn ?? plot.productCode,
  });
}
