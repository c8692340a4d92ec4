import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { type Certificate, certificatesOfLot } from './certificates.ts';
import { type FieldRecord, fieldRecordsOfLot } from './field-records.ts';
import { familyFlows, type LotFlow } from './lot-flows.ts';
import { holdsOf, type LotHold } from './lot-holds.ts';
import { type Lot, lotByCode, lotsByIds } from './lots.ts';
import { type Plot, plotsOfLot } from './plots.ts';
import { type Product, productByCode } from './products.ts';
import { type OriginRefusal, refuse } from './refusals.ts';
import type { rights } from './rights.ts';
import { barred } from './scope.ts';

/** Everything about a lot that its keeper and the officer see. */
export interface LotFile {
  readonly lot: Lot;
  readonly product: Product;
  readonly plots: readonly Plot[];
  readonly records: readonly FieldRecord[];
  readonly holds: readonly LotHold[];
  readonly certificates: readonly Certificate[];
  /** What it was made of and what was made of it, however far. */
  readonly flows: readonly LotFlow[];
  readonly family: readonly Lot[];
}

/** Opens the file of a lot by its printed code, for whoever keeps it (`right` narrows it to those who may also do something). */
export async function lookAtLot(
  call: Call,
  code: string,
  right: keyof typeof rights = 'read-lots',
): Promise<Outcome<LotFile, OriginRefusal>> {
  const lot = await lotByCode(call, code);
  if (!lot) return refuse('origin.unknown', { what: code });
  const bar = await barred(call, right, [lot.producerId]);
  if (bar) return bar;
  const product = await productByCode(call, lot.productCode);
  if (!product) throw new Error(`lot ${code} of no product`);
  const flows = await familyFlows(call, lot.id);
  const relatives = new Set(flows.flatMap((flow) => [flow.fromLotId, flow.intoLotId ?? lot.id]));
  return ok({
    lot,
    product,
    plots: await plotsOfLot(call, lot.id),
    records: await fieldRecordsOfLot(call, lot.id),
    holds: await holdsOf(call, lot.id),
    certificates: await certificatesOfLot(call, lot.id),
    flows,
    family: await lotsByIds(call, [...relatives]),
  });
}
