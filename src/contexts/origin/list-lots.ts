import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { countLots, type LotCounts, type LotFilter, lotsAsked } from './lot-lists.ts';
import type { Lot } from './lots.ts';
import { searchProducts } from './products.ts';
import type { OriginRefusal } from './refusals.ts';
import { barred, keeperOf } from './scope.ts';

export interface ListingLots {
  /** A lot's code, a product or a household, in Chinese or in letters. */
  readonly words?: string;
  readonly filter?: LotFilter;
  readonly sorting?: { readonly by: 'harvested' | 'good-until'; readonly descending: boolean };
  readonly limit: number;
  readonly offset: number;
}

/** The lots the caller keeps (own household; co-op and members), or the whole county's for its officer, newest harvest first. */
export async function listLots(
  call: Call,
  { words = '', filter, sorting = { by: 'harvested', descending: true }, limit, offset }: ListingLots,
): Promise<Outcome<{ lots: Lot[]; total: number }, OriginRefusal>> {
  const bar = await barred(call, 'read-lots', []);
  if (bar) return bar;
  const text = words.trim();
  const search =
    text === ''
      ? undefined
      : {
          code: text.toUpperCase(),
          name: text,
          products: (await searchProducts(call, text)).map((product) => product.code),
        };
  return ok(
    await lotsAsked(call, {
      keeper: keeperOf(call, 'read-lots'),
      filter,
      words: search,
      sorting,
      limit,
      offset,
    }),
  );
}

/** How many of those lots want a certificate, come to their end, or are on hold. */
export async function lotsToDo(call: Call): Promise<Outcome<LotCounts, OriginRefusal>> {
  return (await barred(call, 'read-lots', [])) ?? ok(await countLots(call, keeperOf(call, 'read-lots')));
}
