import { setClaimTerms } from '#ordering';
import { setRule } from '#paying';
import {
  addOffers,
  approveMarkdown,
  type Draft,
  keepCostSheet,
  lookAtPrices,
  markDown,
  recordWholesalePrices,
  reprice,
  stateGradeFactors,
  usualSteps,
} from '#selling';
import type { Db } from '#shared/database.ts';
import { addDays, type Day, inSeason } from '#shared/instant.ts';
import { must } from '#shared/outcome.ts';
import { idOf } from './demo-id.ts';
import { type InPast, inHistory } from './history.ts';
import type { DemoHousehold } from './households.ts';
import { demoOffers } from './offers.ts';
import { productOf, products } from './products.ts';
import { seeded } from './seeded.ts';

const PRICE_DAYS = 45;

/** Who gets what of a sale, what the wholesale market pays, and the offers. */
export async function loadSelling(
  db: Db,
  { households, today }: { households: readonly DemoHousehold[]; today: Day },
): Promise<void> {
  await inHistory(db, async (at) => {
    const since = addDays(today, -90);
    await setRule(at(since, '09:00'), {
      ...{ validFrom: since, coopBp: 600, brandBp: 150, leaderBp: 400, platformBp: 100 },
      source: '演示：合作社 6%，品牌 1.5%，站点 4%，平台 1%，其余归种养户',
    });
    must(await setClaimTerms(at(since, '09:10'), { hoursToDecide: 48, smallFen: 800, smallTimes: 3 }));
    must(await recordWholesalePrices(at(today, '07:00'), wholesalePrices(today)));
    const stated = products.flatMap(({ code, grades }) =>
      grades.map((grade, place) => ({
        ...{ productCode: code, grade: grade.code, factorBp: [13_000, 10_000, 7_500][place] ?? 7_500 },
        source: '演示：县农业农村局按分级出成测算',
      })),
    );
    must(await stateGradeFactors(at(since, '09:30'), stated));
    const drafts = demoOffers(households, today);
    must(await addOffers(at(since, '10:00'), { drafts, demo: true }));
    await loadFairPrices(at, today, drafts);
  });
}

/** Six weeks of prices that wander a little from day to day. */
function wholesalePrices(today: Day) {
  return products.flatMap(({ code, price }, number) => {
    const chance = seeded(7_368_787 + number);
    let share = 1;
    return Array.from({ length: PRICE_DAYS }, (_, back) => {
      share = Math.min(1.12, Math.max(0.88, share + (chance.next() - 0.5) * 0.04));
      return {
        productCode: code,
        day: addDays(today, back - PRICE_DAYS + 1),
        fenPerKg: Math.round((price.wholesaleFenPerKg * share) / 10) * 10,
        market: '柳州批发市场（演示）',
        source: '演示数据',
      };
    });
  });
}

/** What the first co-op's goods cost, how they go down as they get older, and one price that nobody can live on. */
async function loadFairPrices(at: InPast, today: Day, drafts: readonly Draft[]): Promise<void> {
  const ridge = idOf('coop ridge');
  const own = drafts.filter(({ sellerId, form }) => sellerId === ridge && form === 'by-weight');
  for (const productCode of new Set(own.map((draft) => draft.productCode))) {
    const { wholesaleFenPerKg } = productOf(productCode).price;
    const part = (share: number) => Math.round((wholesaleFenPerKg * share) / 10) * 10;
    const costs = {
      growingFen: part(0.4),
      pickingFen: part(0.2),
      packingFen: part(0.08),
      sellingFen: part(0.05),
    };
    must(await keepCostSheet(at(addDays(today, -30), '20:00'), { sellerId: ridge, productCode, ...costs }));
  }
  const ripe = ({ productCode }: Draft) => {
    const { seasonFrom, seasonUntil } = productOf(productCode);
    return inSeason(today, seasonFrom, seasonUntil);
  };
  for (const { id, productCode } of own.filter(ripe).slice(0, 4)) {
    const steps = usualSteps(productOf(productCode).shelfLifeDays);
    must(await approveMarkdown(at(addDays(today, -20), '20:10'), { offerId: id, steps }));
  }
  const alike = Map.groupBy(
    drafts.filter((draft) => draft.form === 'by-weight' && ripe(draft)),
    ({ productCode, grade }) => `${productCode} ${grade}`,
  );
  const cheap = [...alike.values()]
    .find((some) => some.length > 4)
    ?.find(({ sellerId }) => sellerId !== ridge);
  if (cheap) {
    const priceFen = Math.round(cheap.priceFen * 0.6);
    const clearance = '演示：想快点卖完';
    must(await reprice(at(addDays(today, -2), '21:00'), { offerId: cheap.id, priceFen, clearance }));
  }
  await markDown(at(today, '07:10'));
  await lookAtPrices(at(today, '07:20'));
}
