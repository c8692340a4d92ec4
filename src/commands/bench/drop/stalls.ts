import { sql } from 'kysely';
import { promiseTo } from '#delivery';
import { addPlots, addProducts, harvest } from '#origin';
import { setMerchant } from '#paying';
import { addOffers, fillLine } from '#selling';
import { type Call, platform } from '../../../shared/call.ts';
import type { Db } from '../../../shared/database.ts';
import { newId } from '../../../shared/id.ts';
import { addDays, dayOf } from '../../../shared/instant.ts';
import { must } from '../../../shared/outcome.ts';
import { quantity } from '../../../shared/quantity.ts';
import { transact } from '../../../shared/transact.ts';
import type { Wanted } from './crowd.ts';

const COUNTY = '450224';
const HARVESTED = '9000000';

/** Puts goods of `count` lots, plenty of each unless told, on sale in the demo county; answers what to order, for each lot at every village point. */
export async function openStalls(db: Db, count: number, pieces = HARVESTED): Promise<Wanted[][]> {
  return transact(db, { county: COUNTY, now: new Date(), actor: platform }, async (call) => {
    await roomOnEveryDeparture(call);
    const { grower, village } = await someGrower(call);
    const codes = Array.from({ length: count }, (_, place) => `bench-${place}`);
    must(await addProducts(call, codes.map(product)));
    const plots = codes.map((productCode) => ({
      ...{ id: newId(), producerId: grower.id, name: productCode, placeCode: village, productCode },
      ...{ areaMu: '100', lat: 25.2245, lng: 109.3975 },
    }));
    must(await addPlots(call, plots));
    // By whatever a server's clock is wrong: by one that is behind, goods of this moment are not picked yet, and it would say that nothing is left.
    const longAgo = new Date(call.now.getTime() - 100 * 3_600_000);
    for (const { id, productCode } of plots) {
      const amount = quantity(pieces, 'piece');
      const picked = {
        id: newId(),
        productCode,
        grade: 'first',
        amount,
        plotIds: [id],
        harvestedAt: longAgo,
      };
      must(await harvest(call, picked));
    }
    const drafts = codes.map((code) => draft(call, code, grower.coopId ?? grower.id));
    must(await addOffers(call, { drafts, demo: true }));
    const stalls: Wanted[][] = [];
    for (const { id } of drafts) stalls.push(await atEveryPoint(call, id));
    return stalls;
  });
}

/** So much that a minute of orders fits into a day's departures: what is measured is the ordering, not the vans. */
async function roomOnEveryDeparture(call: Call): Promise<void> {
  await sql`update delivery.service set capacity_kg = 9000000 where county_id = ${call.county}`.execute(
    call.tx,
  );
  await sql`update delivery.service_day set capacity_kg = 9000000 where county_id = ${call.county}`.execute(
    call.tx,
  );
}

/** Has the sandbox provider sign with `key` from now on: each server that starts gives it one of its own. */
export async function signWith(db: Db, key: string): Promise<void> {
  await transact(db, { county: COUNTY, now: new Date(), actor: platform }, async (call) => {
    const { apiUrl, cashierUrl, notifyUrl } = await merchantOf(call);
    await setMerchant(call, { provider: 'sandbox', apiUrl, cashierUrl, notifyUrl, key });
  });
}

async function merchantOf(call: Call) {
  return call.tx
    .selectFrom('paying.merchant')
    .selectAll()
    .where('countyId', '=', call.county)
    .where('provider', '=', 'sandbox')
    .executeTakeFirstOrThrow();
}

async function someGrower(call: Call) {
  const { rows } = await sql<{ id: string; coopId: string | null; village: string }>`
    select o.id, o.coop_id, p.place_code as village from people.organisation o
    join origin.plot p on p.county_id = o.county_id and p.producer_id = o.id
    where o.county_id = ${call.county} and o.coop_id is not null order by o.id limit 1`.execute(call.tx);
  const [row] = rows;
  if (!row) throw new Error('the demo county has no growers');
  return { grower: row, village: row.village };
}

function product(code: string, place: number) {
  const digits = `920450229${String(place).padStart(4, '0')}`;
  const none = { descriptionZh: '', descriptionEn: '', storyZh: '', storyEn: '' };
  return {
    ...{ code, gtin: `${digits}${checkDigit(digits)}`, nameZh: code, nameEn: code, pinyin: code },
    ...{ category: 'fruit' as const, unit: 'piece' as const, shelfLifeDays: 60, certificateRequired: false },
    ...{ seasonFrom: '01-01', seasonUntil: '12-31', ...none },
    grades: [{ code: 'first', nameZh: '一级', nameEn: 'First', basisZh: '', basisEn: '' }],
  };
}

function checkDigit(digits: string): number {
  const sum = [...digits]
    .toReversed()
    .reduce((sum, digit, place) => sum + Number(digit) * (place % 2 ? 1 : 3), 0);
  return (10 - (sum % 10)) % 10;
}

function draft(call: Call, code: string, sellerId: string) {
  const today = dayOf(call.now);
  return {
    ...{ id: newId(), sellerId, form: 'by-piece' as const, productCode: code, grade: 'first' },
    ...{
      titleZh: code,
      titleEn: code,
      priceFen: 2_990,
      priceUnit: 'piece' as const,
      soldUnit: 'piece' as const,
    },
    ...{ step: 1_000, least: 1_000, most: 10_000, pieceKg: 500 },
    ...{ onFrom: addDays(today, -1), onUntil: addDays(today, 30) },
  };
}

async function atEveryPoint(call: Call, offerId: string): Promise<Wanted[]> {
  const points = await call.tx
    .selectFrom('delivery.node')
    .select('id')
    .where('countyId', '=', call.county)
    .where('kind', '=', 'point')
    .orderBy('id')
    .execute();
  const wanted: Wanted[] = [];
  for (const { id: nodeId } of points) {
    const { arrives, feeFen } = must(await promiseTo(call, { nodeId, grams: 500 }));
    const { heldFen } = must(await fillLine(call, { offerId, milli: 1_000, goodOn: arrives }));
    wanted.push({ offerId, nodeId, agreedFen: heldFen + feeFen, agreedDay: arrives });
  }
  return wanted;
}
