import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import { dayOf } from '#shared/instant.ts';
import type { Fen } from '#shared/money.ts';
import type { Unit } from '#shared/quantity.ts';
import { milli } from '#shared/quantity.ts';
import { gradedCosts } from './cost-sheets.ts';
import { costFloorPerKg } from './kernel/cost-floor.ts';
import { unitPrice } from './kernel/line-price.ts';
import { middlePrice, undercuts } from './kernel/neighbours.ts';
import type { Form } from './kernel/offer.ts';
import { type FoundWarning, replaceWarnings } from './price-warnings.ts';

interface Row {
  readonly id: string;
  readonly sellerId: string;
  readonly productCode: string;
  readonly grade: string;
  readonly form: Form;
  readonly priceFen: Fen;
  readonly priceUnit: Unit;
  readonly soldUnit: Unit;
  readonly pieceKg: string | null;
  readonly partMilli: string;
  readonly partUnit: Unit;
  readonly down: boolean;
}

/**
 * Looks at every price on sale: is it below what the goods cost their seller, grade by grade, or a fifth below the middle price of the same
 * product and grade? What is marked down by a plan is clearance of fresh goods and passed over (社区团购“九不得” allows it), and so are boxes
 * and presales, which have no like. The same twice finds the same.
 */
export async function lookAtPrices(call: Call): Promise<number> {
  const found = await warningsAmong(call, await pricedOffers(call, undefined));
  await replaceWarnings(call, found);
  return found.length;
}

/** What is doubtful about the price of one offer at this moment. */
export async function warningsOf(call: Call, offerId: string): Promise<readonly FoundWarning[]> {
  const found = await warningsAmong(call, await pricedOffers(call, offerId));
  return found.filter((warning) => warning.offerId === offerId);
}

/** Single goods on sale; with `like`, only that offer (also before it is on sale) and those of the same product and grade. */
async function pricedOffers(call: Call, like: string | undefined): Promise<readonly Row[]> {
  const today = dayOf(call.now);
  const { rows } = await sql<Row>`
    select o.id, o.seller_id, o.product_code, o.grade, o.form, o.price_fen, o.price_unit, o.sold_unit, o.piece_kg,
           p.quantity as part_milli, p.unit as part_unit, coalesce(m.down_percent, 0) > 0 as down
    from selling.offer o
    join selling.offer_part p on p.county_id = o.county_id and p.offer_id = o.id
    left join selling.markdown_plan m on m.county_id = o.county_id and m.offer_id = o.id
    where o.county_id = ${call.county} and o.form in ('by-weight', 'by-piece', 'piece-by-weight')
      and (o.status = 'on' and o.on_from <= ${today} and o.on_until >= ${today} ${
        like === undefined
          ? sql`)`
          : sql`and (o.product_code, o.grade) = (
              select l.product_code, l.grade from selling.offer l where l.county_id = ${call.county} and l.id = ${like})
            or o.id = ${like})`
      }`.execute(call.tx);
  return rows;
}

async function warningsAmong(call: Call, rows: readonly Row[]): Promise<readonly FoundWarning[]> {
  const costsOf = await gradedCosts(call, [...new Set(rows.map(({ sellerId }) => sellerId))]);
  const found: FoundWarning[] = [];
  for (const alike of Map.groupBy(
    rows.filter(({ down }) => !down),
    ({ productCode, grade }) => `${productCode} ${grade}`,
  ).values()) {
    const priced = alike.map((row) => ({ row, perKg: unitPrice({ ...offerOf(row), toleranceBp: 0 }).perKg }));
    const cheapest = [...Map.groupBy(priced, ({ row }) => row.sellerId).values()].map((own) =>
      Math.min(...own.map(({ perKg }) => perKg)),
    );
    const middle = middlePrice(cheapest);
    for (const { row, perKg } of priced) {
      const floor = costFloorPerKg(offerOf(row), costsOf(row.sellerId));
      const warning = { offerId: row.id, fenPerKg: perKg };
      if (floor !== undefined && perKg < floor) {
        found.push({ ...warning, kind: 'below-cost', againstFenPerKg: floor, sellers: 1 });
      }
      if (middle !== undefined && undercuts(perKg, middle)) {
        found.push({
          ...warning,
          kind: 'below-neighbours',
          againstFenPerKg: middle,
          sellers: cheapest.length,
        });
      }
    }
  }
  return found;
}

function offerOf({ productCode, grade, pieceKg, partMilli, partUnit, ...row }: Row) {
  return {
    ...row,
    ...(pieceKg === null ? {} : { pieceKg: milli(pieceKg) }),
    parts: [{ productCode, grade, milli: milli(partMilli), unit: partUnit }],
  };
}
