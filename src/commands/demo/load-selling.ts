import { setClaimTerms } from '#ordering';
import { setRule } from '#paying';
import { addOffers, recordWholesalePrices } from '#selling';
import type { Db } from '#shared/database.ts';
import { addDays, type Day } from '#shared/instant.ts';
import { must } from '#shared/outcome.ts';
import { inHistory } from './history.ts';
import type { DemoHousehold } from './households.ts';
import { demoOffers } from './offers.ts';
import { products } from './products.ts';
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
    must(await addOffers(at(since, '10:00'), { drafts: demoOffers(households, today), demo: true }));
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
