import { type Fen, portion } from '#shared/money.ts';
import { grams } from '#shared/quantity.ts';
import type { Offer } from './offer.ts';

/** What a kg costs its seller, by what it goes into. */
export interface Costs {
  readonly growingFen: Fen;
  readonly pickingFen: Fen;
  readonly packingFen: Fen;
  readonly sellingFen: Fen;
}

export function costPerKg({ growingFen, pickingFen, packingFen, sellingFen }: Costs): Fen {
  return growingFen + pickingFen + packingFen + sellingFen;
}

/** The cost of a kg of a grade: the product's, times the part that the grade bears. undefined: the seller has no sheet. */
export type GradedCost = (productCode: string, grade: string) => Fen | undefined;

type Priced = Pick<Offer, 'priceUnit' | 'pieceKg' | 'parts'>;

/**
 * The price of one kg of an offer below which its seller earns nothing: what a kg of what is in it costs by their own sheets and the
 * county's factors for its grades. undefined where a part has no sheet, or nobody knows what it weighs.
 */
export function costFloorPerKg(offer: Priced, cost: GradedCost): Fen | undefined {
  let fen = 0n;
  let all = 0;
  for (const { productCode, grade, milli, unit } of offer.parts) {
    const each = cost(productCode, grade);
    const mass = grams({ milli, unit }) ?? (offer.parts.length === 1 ? offer.pieceKg : undefined);
    if (each === undefined || mass === undefined || mass === 0) return undefined;
    fen += BigInt(each) * BigInt(Math.round(mass));
    all += Math.round(mass);
  }
  return all === 0 ? undefined : Number((fen + BigInt(all) / 2n) / BigInt(all));
}

/** The same for what its price is for: a kg, a jin, a piece or a box. */
export function costFloor(offer: Priced, cost: GradedCost): Fen | undefined {
  const perKg = costFloorPerKg(offer, cost);
  const mass = offer.priceUnit === 'piece' ? offer.pieceKg : grams({ milli: 1000, unit: offer.priceUnit });
  if (perKg === undefined || mass === undefined) return undefined;
  return Number((BigInt(perKg) * BigInt(mass) + 999n) / 1000n);
}

export function gradedCost(perKg: Fen, factorBp: number): Fen {
  return portion(perKg, factorBp);
}
