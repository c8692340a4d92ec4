import type { Db } from '../../src/shared/database.ts';
import { showStall } from '../help/stall-shown.ts';
import type { Stop } from '../help/walk-pages.ts';
import { type At, COUNTY, first, organisationOf, phones, some } from './demo-people.ts';

export async function branding(db: Db, at: At): Promise<Record<string, readonly Stop[]>> {
  const byStatus = Map.groupBy(
    await db.selectFrom('branding.licence').select(['id', 'status']).orderBy('id').execute(),
    ({ status }) => status,
  );
  const licences = [...byStatus.values()].map((alike) => `/desk/licences/${some(alike).id}`);
  const { brandId, productCode } = await first(
    db.selectFrom('branding.standard').select(['brandId', 'productCode']).orderBy('id'),
  );
  const apply = `/desk/brand/apply?brand=${brandId}&product=${productCode}`;
  const bare = await first(
    db
      .selectFrom('origin.product as p')
      .select('p.code')
      .where((eb) =>
        eb.not(
          eb.exists(
            eb.selectFrom('branding.standard as s').select('s.id').whereRef('s.productCode', '=', 'p.code'),
          ),
        ),
      )
      .orderBy('p.code'),
  );
  return {
    '/(desk)/desk/brand': [...at('grower', '/desk/brand?applied'), ...at('coop', '/desk/brand')],
    '/(desk)/desk/brand/apply': at('grower', '/desk/brand/apply', apply),
    '/(desk)/desk/brand/marks': at(
      'coop',
      '/desk/brand/marks?done=2',
      '/desk/brand/marks?show=cannot&q=jinju',
    ),
    '/(desk)/desk/licences': [
      ...at('association', '/desk/licences', '/desk/licences?show=suspended'),
      ...at('officer', '/desk/licences?show=all&q=hezuoshe'),
    ],
    '/(desk)/desk/licences/[licence]': [...at('association', ...licences), ...at('officer', some(licences))],
    '/(desk)/desk/standards': [...at('grower', '/desk/standards'), ...at('association', '/desk/standards')],
    '/(desk)/desk/standards/[product]': at(
      'association',
      `/desk/standards/${productCode}?set`,
      `/desk/standards/${bare.code}`,
    ),
  };
}

export async function outside(db: Db, at: At, now: Date): Promise<Record<string, readonly Stop[]>> {
  await showStall(db, { county: COUNTY, now, sellerId: await organisationOf(db, phones.coop) });
  return {
    '/(desk)/desk/channels': [...at('coop', '/desk/channels'), ...at('grower', '/desk/channels')],
    '/(desk)/desk/channels/[platform]': [
      ...at('coop', '/desk/channels/market', '/desk/channels/market?done=told'),
      ...at('officer', '/desk/channels/market?done=asked'),
    ],
  };
}

export async function selling(db: Db, at: At): Promise<Record<string, readonly Stop[]>> {
  const coop = await organisationOf(db, phones.coop);
  const offers = Map.groupBy(
    await db
      .selectFrom('selling.offer')
      .select(['id', 'form'])
      .where('sellerId', '=', coop)
      .orderBy('id')
      .execute(),
    ({ form }) => form,
  );
  const orders = Map.groupBy(
    await db
      .selectFrom('ordering.order')
      .select(['number', 'status', 'sellerId', 'awaitsCycle'])
      .orderBy('ordering.order.id', 'desc')
      .execute(),
    ({ status }) => status,
  );
  const toPack = some(
    (orders.get('paid') ?? []).filter(({ sellerId, awaitsCycle }) => sellerId === coop && !awaitsCycle),
  );
  const claims = Map.groupBy(
    await db.selectFrom('ordering.claim').select(['id', 'status']).orderBy('id').execute(),
    ({ status }) => status,
  );
  const claimed = await first(
    db
      .selectFrom('ordering.claim as c')
      .innerJoin('ordering.orderLineLot as d', (join) =>
        join.onRef('d.orderId', '=', 'c.orderId').onRef('d.position', '=', 'c.position'),
      )
      .select('d.lotId')
      .orderBy('c.id'),
  );
  const product = await first(
    db.selectFrom('selling.wholesalePrice').select('productCode').orderBy('productCode'),
  );
  return {
    '/(desk)/desk/packing': [...at('coop', '/desk/packing'), ...at('grower', '/desk/packing')],
    '/(desk)/desk/packing/[number]': at('coop', `/desk/packing/${toPack.number}`),
    ...(await soldAhead(db, at)),
    '/(desk)/desk/weigh': [...at('grower', '/desk/weigh'), ...at('coop', '/desk/weigh')],
    '/(desk)/desk/orders': [
      ...at('coop', '/desk/orders', '/desk/orders?q=wei'),
      ...at('officer', '/desk/orders?page=2'),
      ...at('grower', '/desk/orders'),
    ],
    '/(desk)/desk/orders/[number]': at(
      'officer',
      ...[...orders.values()].map((alike) => `/desk/orders/${some(alike).number}`),
    ),
    '/(desk)/desk/claims': [
      ...at('officer', '/desk/claims', '/desk/claims?kind=decided'),
      ...at('grower', '/desk/claims'),
    ],
    '/(desk)/desk/claims/[claim]': at(
      'officer',
      ...[...claims.values()].map((alike) => `/desk/claims/${some(alike).id}`),
    ),
    '/(desk)/desk/claims/lots/[lot]': at('officer', `/desk/claims/lots/${claimed.lotId}`),
    '/(desk)/desk/claims/terms': [
      ...at('officer', '/desk/claims/terms'),
      ...at('grower', '/desk/claims/terms'),
    ],
    '/(desk)/desk/offers': [
      ...at('coop', '/desk/offers', '/desk/offers?show=draft'),
      ...at('grower', '/desk/offers'),
    ],
    '/(desk)/desk/offers/new': at('coop', '/desk/offers/new', '/desk/offers/new?box=mixed-box'),
    '/(desk)/desk/offers/[offer]': at(
      'coop',
      ...[...offers.values()].map((alike) => `/desk/offers/${some(alike).id}`),
    ),
    '/(desk)/desk/costs': [...at('coop', '/desk/costs'), ...at('grower', '/desk/costs')],
    '/(desk)/desk/wholesale': [
      ...at('coop', '/desk/wholesale', '/desk/wholesale?done=kept'),
      ...at('grower', '/desk/wholesale'),
    ],
    '/(desk)/desk/doubtful-prices': at('officer', '/desk/doubtful-prices', '/desk/doubtful-prices?noted'),
    '/(desk)/desk/prices': [
      ...at('officer', '/desk/prices'),
      ...at('grower', '/desk/prices', `/desk/prices?product=${product.productCode}`),
    ],
    '/(desk)/desk/money': [
      ...at('grower', '/desk/money'),
      ...at('coop', '/desk/money'),
      ...at('officer', '/desk/money?page=2'),
    ],
  };
}

/** What the demo sold ahead and has picked too little of. */
async function soldAhead(db: Db, at: At): Promise<Record<string, readonly Stop[]>> {
  const waiting = await first(
    db
      .selectFrom('ordering.orderLine as l')
      .innerJoin('ordering.order as o', 'o.id', 'l.orderId')
      .innerJoin('origin.vForecast as f', 'f.id', 'l.forecastId')
      .select(['o.sellerId', 'l.productCode', 'f.grade', 'f.untilDay'])
      .where('o.status', '=', 'paid'),
  );
  const { sellerId, productCode, grade, untilDay } = waiting;
  const share = `/desk/sold-ahead/share?seller=${sellerId}&product=${productCode}&grade=${grade}&until=${untilDay}`;
  return {
    '/(desk)/desk/sold-ahead': [
      ...at('coop', '/desk/sold-ahead', '/desk/sold-ahead?shared=6'),
      ...at('officer', '/desk/sold-ahead'),
    ],
    '/(desk)/desk/sold-ahead/share': [...at('coop', share), ...at('officer', share)],
  };
}

export async function grouped(db: Db, at: At): Promise<Record<string, readonly Stop[]>> {
  const keeper = await organisationOf(db, phones.keeper);
  const series = await first(
    db.selectFrom('groupbuying.series').select('id').where('leaderId', '=', keeper).orderBy('id'),
  );
  const cycles = await db
    .selectFrom('groupbuying.cycle')
    .select('id')
    .where('seriesId', '=', series.id)
    .orderBy('number')
    .execute();
  const { offerId } = await first(
    db
      .selectFrom('groupbuying.seriesItem')
      .select('offerId')
      .where('seriesId', '=', series.id)
      .orderBy('position'),
  );
  const half = `title-zh=%E5%9B%A2&q=jinju&item-${offerId}=1&case-${offerId}=5`;
  return {
    '/(desk)/desk/groups': [
      ...at('keeper', '/desk/groups'),
      ...at('coop', '/desk/groups'),
      ...at('officer', '/desk/groups'),
    ],
    '/(desk)/desk/groups/new': [
      ...at('coop', '/desk/groups/new', `/desk/groups/new?${half}`),
      ...at('keeper', `/desk/groups/new?like=${series.id}`),
    ],
    '/(desk)/desk/groups/[series]': [
      ...at('keeper', `/desk/groups/${series.id}?done=opened`),
      ...at('officer', `/desk/groups/${series.id}`),
    ],
    '/(desk)/desk/groups/[series]/edit': at('keeper', `/desk/groups/${series.id}/edit`),
    '/(desk)/desk/groups/cycles/[cycle]': at(
      'keeper',
      ...cycles.map(({ id }) => `/desk/groups/cycles/${id}`),
    ),
    '/(desk)/desk/groups/picks': [
      ...at('coop', '/desk/groups/picks'),
      ...at('officer', '/desk/groups/picks'),
    ],
  };
}
