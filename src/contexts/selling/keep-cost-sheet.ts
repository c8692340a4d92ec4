import { productsByCodes } from '#origin';
import { recordHelpedAct } from '#people';
import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { insertCostSheets } from './cost-sheets.ts';
import { type Costs, costPerKg } from './kernel/cost-floor.ts';
import { refuse } from './refusals.ts';
import { keptFromOffers } from './scope.ts';

export interface SheetToKeep extends Costs {
  readonly sellerId: string;
  readonly productCode: string;
}

/** Writes down what a kg of a product costs its seller, from now on. Only they and the platform see it. Refuses costs of nothing or less. */
export async function keepCostSheet(call: Call, sheet: SheetToKeep): Promise<Outcome<undefined>> {
  const kept = keptFromOffers(call, sheet.sellerId);
  if (kept) return kept;
  const [product] = await productsByCodes(call, [sheet.productCode]);
  if (!product) return refuse('selling.unknown', { what: sheet.productCode });
  const { growingFen, pickingFen, packingFen, sellingFen } = sheet;
  const parts = [growingFen, pickingFen, packingFen, sellingFen];
  if (!parts.every((fen) => Number.isSafeInteger(fen) && fen >= 0) || costPerKg(sheet) === 0) {
    return refuse('selling.unsound', { flaw: 'costs' });
  }
  await insertCostSheets(call, [sheet]);
  await recordHelpedAct(call, 'keep-offers', product.nameZh);
  return ok();
}
