import { type Lot, listLots, type Product, productsByCodes } from '#origin';
import { type Call, may } from '#shared/call.ts';
import { dayOf } from '#shared/instant.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { type Brand, brands } from './brands.ts';
import { type WhyNot, whyNoMark } from './kernel/mark.ts';
import { licencesAsked } from './licence-lists.ts';
import type { Licence } from './licences.ts';
import { marksOf } from './marks.ts';
import { type BrandingRefusal, refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { type StandardVersion, standardsToday } from './standards.ts';

/** A lot one keeps, and where a brand's mark stands on it today. */
export interface LotToMark {
  readonly lot: Lot;
  readonly brand: Brand;
  /** It carries the mark, it could, or the first reason why not. */
  readonly state: 'marked' | 'may' | WhyNot;
  readonly standard: StandardVersion;
}

export interface LotsToMark {
  readonly lots: readonly LotToMark[];
  /** There are more open lots than were judged: the newest harvests were. */
  readonly more: boolean;
}

const MOST_LOTS = 300;
const MOST_LICENCES = 500;

/**
 * The caller's open lots of products that a brand has a standard for: which carry its mark, which could today, and which cannot,
 * with the reason. A co-op's members' lots are included; newest harvest first.
 */
export async function lotsToMark(call: Call): Promise<Outcome<LotsToMark, BrandingRefusal>> {
  if (!may(call.actor, rights['mark-lot'])) return refuse('branding.not-allowed');
  const listed = await listLots(call, { filter: 'open', limit: MOST_LOTS, offset: 0 });
  if (!listed.ok) return refuse('branding.not-allowed');
  const day = dayOf(call.now);
  const lots = listed.value.lots.filter((lot) => lot.reserved + lot.sold < lot.quantity);
  const standards = await standardsToday(call, day);
  const products = await productsByCodes(call, [...new Set(standards.map((each) => each.productCode))]);
  const operatorIds = [...new Set(lots.flatMap((lot) => [lot.sellerId, lot.producerId]))];
  const { licences } = await licencesAsked(call, {
    ...{ operatorIds, state: 'in-force' },
    ...{ limit: MOST_LICENCES, offset: 0 },
  });
  const marks = await marksOf(
    call,
    lots.map((lot) => lot.id),
    day,
  );
  const marked = new Set(marks.map((mark) => `${mark.lotId} ${mark.brandId}`));
  const all = await brands(call);
  return ok({
    more: listed.value.total > MOST_LOTS,
    lots: lots.flatMap((lot) =>
      standards
        .filter((standard) => standard.productCode === lot.productCode)
        .flatMap((standard) => {
          const brand = all.find(({ id }) => id === standard.brandId);
          if (!brand) return [];
          const why = reasonAgainst({ lot, standard, licences, products, day });
          const state = marked.has(`${lot.id} ${brand.id}`) ? 'marked' : (why ?? 'may');
          return [{ lot, brand, standard, state } as const];
        }),
    ),
  });
}

function reasonAgainst(judged: {
  readonly lot: Lot;
  readonly standard: StandardVersion;
  readonly licences: readonly Licence[];
  readonly products: readonly Product[];
  readonly day: string;
}): WhyNot | undefined {
  const { lot, standard, licences, products, day } = judged;
  const held = licences.filter(
    (licence) => licence.brandId === standard.brandId && licence.productCode === lot.productCode,
  );
  const licence =
    held.find(({ operatorId }) => operatorId === lot.sellerId) ??
    held.find(({ operatorId }) => operatorId === lot.producerId);
  const product = products.find(({ code }) => code === lot.productCode);
  const goods = {
    ...lot,
    harvested: dayOf(lot.harvestedAt),
    certificateRequired: product?.certificateRequired ?? true,
  };
  return whyNoMark(goods, licence, standard, day);
}
