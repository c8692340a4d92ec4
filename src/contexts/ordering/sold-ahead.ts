import { productsByCodes } from '#origin';
import { organisationsById } from '#people';
import { type Call, may } from '#shared/call.ts';
import { type Day, dayOf } from '#shared/instant.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import type { Quantity } from '#shared/quantity.ts';
import { harvestedFor } from './harvested-for.ts';
import { halfGrams } from './kernel/draws.ts';
import { together } from './kernel/shares.ts';
import { type OrderingRefusal, refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { overCounty } from './scope.ts';
import { type Harvest, waitingLines } from './short-harvests.ts';

/** A harvest that people have paid for ahead: how much they wait for, and how much of it is there. */
export interface SoldAhead extends Harvest {
  readonly productZh: string;
  readonly productEn: string;
  readonly gradeZh: string;
  readonly gradeEn: string;
  readonly sellerZh: string;
  readonly sellerEn: string;
  readonly orders: number;
  readonly wanted: Quantity;
  readonly there: Quantity;
  readonly short: boolean;
  /** Its last day of picking has not passed: more may come. */
  readonly picking: boolean;
  readonly departs: Day;
}

/** What the caller's organisation has sold ahead and not packed, soonest to leave first; all of the county for its officers. */
export async function soldAhead(call: Call): Promise<Outcome<readonly SoldAhead[], OrderingRefusal>> {
  const { actor } = call;
  const all = overCounty(actor);
  if (!may(actor, rights['see-orders']) || (!all && actor.organisationId === undefined)) {
    return refuse('ordering.not-allowed');
  }
  const lines = await waitingLines(call, { sellerId: all ? undefined : actor.organisationId });
  const harvests = [...Map.groupBy(lines, keyOf).values()];
  const products = await productsByCodes(call, [...new Set(lines.map(({ productCode }) => productCode))]);
  const sellers = await organisationsById(call, [...new Set(lines.map(({ sellerId }) => sellerId))]);
  const today = dayOf(call.now);
  const rows: SoldAhead[] = [];
  for (const own of harvests) {
    const [first] = own;
    if (!first) continue;
    const { sellerId, productCode, grade, untilDay } = first;
    const harvest = { sellerId, productCode, grade, untilDay };
    const product = products.find(({ code }) => code === productCode);
    const graded = product?.grades.find(({ code }) => code === grade);
    const seller = sellers.find(({ id }) => id === sellerId);
    const wanted = together(
      own.map(({ quantity }) => quantity),
      product?.unit ?? first.quantity.unit,
    );
    const { there } = await harvestedFor(call, harvest, own, wanted.unit);
    rows.push({
      ...harvest,
      productZh: product?.nameZh ?? productCode,
      productEn: product?.nameEn ?? productCode,
      gradeZh: graded?.nameZh ?? grade,
      gradeEn: graded?.nameEn ?? grade,
      sellerZh: seller?.nameZh ?? '',
      sellerEn: seller?.nameEn ?? '',
      orders: new Set(own.map(({ orderId }) => orderId)).size,
      wanted,
      there,
      short: halfGrams(there) < halfGrams(wanted),
      picking: untilDay > today,
      departs: own.map(({ departs }) => departs).toSorted()[0] ?? today,
    });
  }
  return ok(
    rows.toSorted((a, b) => a.departs.localeCompare(b.departs) || a.productCode.localeCompare(b.productCode)),
  );
}

function keyOf({ sellerId, productCode, grade, untilDay }: Harvest): string {
  return `${sellerId} ${productCode} ${grade} ${untilDay}`;
}
