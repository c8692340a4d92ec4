import { makeCrate, packIntoCrate } from '#delivery';
import { bringTable, kinds, readTable } from '#importing';
import { holdLot, voidCertificate } from '#origin';
import { startRecall } from '#recall';
import { assessBrought, bringRegions, lookAtTable, prepareAssessment, readAssessSpec } from '#region';
import { lotThing } from '#tracing';
import { bringScan, distrustIssuer, trustIssuer } from '#vouching';
import { type Actor, platform } from '../../src/shared/call.ts';
import type { Db } from '../../src/shared/database.ts';
import { newId } from '../../src/shared/id.ts';
import { must } from '../../src/shared/outcome.ts';
import { transact } from '../../src/shared/transact.ts';
import { madeRegions } from '../help/made-regions.ts';
import { outsideIssuer } from '../help/outside-issuer.ts';
import { showStall } from '../help/stall-shown.ts';
import { signedIn } from '../help/village.ts';
import type { Stop } from '../help/walk-pages.ts';
import { deskAdoptionStops } from './adoption-stops.ts';

const COUNTY = '450224';

/** The demo's person of each role, by the number they sign in with. */
const phones = {
  grower: '10000000001',
  coop: '10000000002',
  association: '10000000003',
  keeper: '10000000004',
  carrier: '10000000005',
  officer: '10000000006',
  mentor: '10000000007',
  buyer: '10000000008',
  admin: '10000000009',
} as const;

/**
 * An address of every page of the workbench, opened by somebody whose work it is, in each state that looks different: found in
 * the demo county, or brought about.
 */
export async function deskStops(db: Db, now: Date): Promise<Record<string, readonly Stop[]>> {
  const cookies: Record<string, string> = {};
  for (const [who, phone] of Object.entries(phones)) cookies[who] = await cookieOf(db, phone, now);
  const hub = await nodeKeptBy(db, 'hub');
  const at = (who: keyof typeof phones, ...paths: string[]): Stop[] =>
    paths.map((path) => ({ path, cookie: cookies[who] }));

  return {
    '/(desk)/desk': (Object.keys(phones) as (keyof typeof phones)[]).flatMap((who) => at(who, '/desk')),
    ...(await growing(db, at, now)),
    ...(await branding(db, at)),
    ...(await selling(db, at)),
    ...(await grouped(db, at)),
    ...(await outside(db, at, now)),
    ...(await carrying(db, at)),
    '/(desk)/desk/hub/receive': [{ path: '/desk/hub/receive', cookie: await cookieOf(db, hub.phone, now) }],
    ...(await register(db, at)),
    ...(await deskAdoptionStops(db, at)),
    ...(await recalled(db, at, now)),
    ...(await impossible(db, at, now)),
    ...(await papers(db, at, now)),
    ...(await imported(db, at, now)),
    ...(await regions(db, at, now)),
    '/(desk)/desk/support': at('mentor', '/desk/support', '/desk/support?need=unsold&q=zhen'),
    '/(desk)/desk/platform': at('admin', '/desk/platform', '/desk/platform?done=check'),
  };
}

type At = (who: keyof typeof phones, ...paths: string[]) => Stop[];

async function growing(db: Db, at: At, now: Date): Promise<Record<string, readonly Stop[]>> {
  const grower = await organisationOf(db, phones.grower);
  const coop = await organisationOf(db, phones.coop);
  const lots = await db
    .selectFrom('origin.vLot')
    .select(['id', 'code', 'productCode', 'certificateId', 'certificateNumber'])
    .where('producerId', '=', grower)
    .where('status', '=', 'open')
    .orderBy('available', 'desc')
    .execute();
  const others = await db
    .selectFrom('origin.vLot')
    .select(['id', 'code', 'certificateId', 'certificateNumber'])
    .where('sellerId', '=', coop)
    .where('producerId', '<>', grower)
    .where('status', '=', 'open')
    .where('certificateId', 'is not', null)
    .where('available', '>', '0')
    .orderBy('id', 'desc')
    .limit(2)
    .execute();
  const lot = some(lots);
  const [held, voided] = others;
  if (!held || !voided?.certificateId) throw new Error('the demo co-op has too few certified lots');
  const { certificateId } = voided;
  await transact(db, { county: COUNTY, now, actor: platform }, async (call) => {
    must(await holdLot(call, { id: newId(), lotId: held.id, reason: '买家说有异味，先核实' }));
    must(await voidCertificate(call, { certificateId, reason: '数量写错了' }));
  });
  const plot = await first(
    db.selectFrom('origin.plot').select('id').where('producerId', '=', grower).orderBy('id'),
  );
  const record = await first(
    db
      .selectFrom('origin.fieldRecord as r')
      .innerJoin('origin.plot as p', 'p.id', 'r.plotId')
      .select('r.id')
      .where('p.producerId', '=', grower)
      .where('r.struckAt', 'is', null)
      .orderBy('r.id', 'desc'),
  );
  const works = ['spray', 'feed', 'observe'].map((work) => `/desk/field/new?work=${work}`);
  const lotPage = `/desk/lots/${lot.code}`;
  return {
    '/(desk)/desk/field': [
      ...at('grower', '/desk/field', `/desk/field?kept=${record.id}`),
      ...at('coop', '/desk/field', `/desk/field?for=${grower}`, '/desk/field?q=gaojie&kind=spray'),
    ],
    '/(desk)/desk/field/new': [
      ...at('grower', '/desk/field/new', ...works, `/desk/field/new?work=spray&plot=${plot.id}`),
      ...at('coop', '/desk/field/new?work=irrigate'),
    ],
    '/(desk)/desk/field/[record]': at('grower', `/desk/field/${record.id}`),
    '/(desk)/desk/certificates': [
      ...at('coop', '/desk/certificates', '/desk/certificates?q=jinju', '/desk/certificates?q=zzzz'),
      ...at('officer', '/desk/certificates?page=2'),
    ],
    '/(desk)/desk/certificates/[number]': [
      ...at('grower', `/desk/certificates/${lot.certificateNumber}`),
      ...at('grower', `/desk/certificates/${lot.certificateNumber}?paper=roll`),
      ...at('coop', `/desk/certificates/${voided.certificateNumber}`),
    ],
    '/(desk)/desk/forecasts': [...at('grower', '/desk/forecasts'), ...at('coop', '/desk/forecasts')],
    '/(desk)/desk/forecasts/new': [
      ...at('grower', '/desk/forecasts/new', `/desk/forecasts/new?product=${lot.productCode}`),
      ...at('coop', '/desk/forecasts/new'),
    ],
    '/(desk)/desk/lots': [
      ...at('grower', '/desk/lots'),
      ...at('coop', '/desk/lots', '/desk/lots?show=uncertified', '/desk/lots?q=nobody'),
      ...at('officer', '/desk/lots?page=2&sort=good-until'),
    ],
    '/(desk)/desk/lots/new': [
      ...at('grower', '/desk/lots/new', `/desk/lots/new?product=${lot.productCode}`),
      ...at('grower', `/desk/lots/new?product=${lot.productCode}&plot=${plot.id}&grade=first`),
      ...at('coop', '/desk/lots/new'),
    ],
    '/(desk)/desk/lots/[code]': [
      ...at('grower', lotPage, `${lotPage}?made=1`),
      ...at('officer', `/desk/lots/${held.code}`),
      ...at('coop', `/desk/lots/${voided.code}`),
    ],
    '/(desk)/desk/lots/[code]/certify': at('coop', `/desk/lots/${voided.code}/certify`),
    '/(desk)/desk/lots/[code]/channels': at('grower', `${lotPage}/channels`),
    '/(desk)/desk/lots/[code]/hold': [
      ...at('grower', `${lotPage}/hold`),
      ...at('officer', `/desk/lots/${held.code}/hold`),
    ],
    '/(desk)/desk/lots/[code]/loss': at('grower', `${lotPage}/loss`),
    '/(desk)/desk/lots/[code]/merge': at('coop', `/desk/lots/${voided.code}/merge`),
    '/(desk)/desk/lots/[code]/regrade': at('grower', `${lotPage}/regrade`),
    '/(desk)/desk/lots/[code]/split': at('grower', `${lotPage}/split`),
    '/(desk)/desk/plots': [
      ...at('grower', '/desk/plots'),
      ...at('coop', '/desk/plots', `/desk/plots?for=${grower}`, '/desk/plots?q=zzzz'),
    ],
    '/(desk)/desk/plots/new': at('grower', '/desk/plots/new'),
    '/(desk)/desk/plots/[plot]': at('grower', `/desk/plots/${plot.id}`),
    '/(desk)/desk/plots/[plot]/outline': at('grower', `/desk/plots/${plot.id}/outline`),
  };
}

/** A lot of which a partner says to have used more than it held, and a stranger's of which the officer has found out why. */
async function impossible(db: Db, at: At, now: Date): Promise<Record<string, readonly Stop[]>> {
  const lot = await first(db.selectFrom('origin.vLot').select(['gtin', 'code']).orderBy('id'));
  const row = { countyId: COUNTY, wentIn: '500', unit: 'KGM', events: [newId(), newId()], foundAt: now };
  const noted = { note: '打过电话：加工厂把两批记成了一批', notedAt: now };
  await db
    .insertInto('tracing.imbalance')
    .values([
      { ...row, thing: lotThing(lot.gtin, lot.code), kind: 'lot', wentOut: '800.5' },
      { ...row, ...noted, thing: lotThing('06901234567892', 'JAM-7'), kind: 'process', wentOut: '501' },
    ])
    .execute();
  return { '/(desk)/desk/quantities': at('officer', '/desk/quantities', '/desk/quantities?all') };
}

/** A crate with a parcel in it, and its label. */
async function crated(db: Db, at: At): Promise<Record<string, readonly Stop[]>> {
  const parcel = await first(
    db
      .selectFrom('delivery.shipment as s')
      .innerJoin('delivery.node as n', 'n.id', 's.toNodeId')
      .select(['s.id', 's.toNodeId'])
      .where('s.status', 'not in', ['collected', 'cancelled', 'lost'])
      .where('s.withheldAt', 'is', null)
      .where('n.kind', '<>', 'hub')
      .orderBy('s.id', 'desc'),
  );
  const hub = await first(
    db.selectFrom('delivery.node').select('id').where('kind', '=', 'hub').orderBy('id'),
  );
  const now = new Date('2026-11-23T01:00:00Z');
  const { id } = await transact(db, { county: COUNTY, now, actor: platform }, async (call) => {
    const crate = must(await makeCrate(call, { id: newId(), hubId: hub.id, toNodeId: parcel.toNodeId }));
    must(await packIntoCrate(call, { id: newId(), crateId: crate.id, shipmentId: parcel.id }));
    return crate;
  });
  const page = `/desk/hub/crates/${id}`;
  return {
    '/(desk)/desk/hub/crates': at('officer', '/desk/hub/crates'),
    '/(desk)/desk/hub/crates/[crate]': at('officer', page, `${page}?way=out`),
    '/(desk)/desk/hub/crates/[crate]/label': at('officer', `${page}/label`),
  };
}

/** A picture of a paper that a household has brought, and an issuer that is trusted no longer. */
async function papers(db: Db, at: At, now: Date): Promise<Record<string, readonly Stop[]>> {
  const grower = await first(
    db.selectFrom('people.person').select(['id', 'name']).where('phone', 'like', `%${phones.grower}`),
  );
  const organisationId = await organisationOf(db, phones.grower);
  const product = await first(db.selectFrom('origin.product').select('code').orderBy('code'));
  const brought = newId();
  const actor: Actor = { personId: grower.id, name: grower.name, roles: ['grower'], organisationId };
  const did = outsideIssuer().did;
  await transact(db, { county: COUNTY, now, actor: platform }, async (call) => {
    must(
      await trustIssuer(call, {
        did,
        nameZh: '南方有机认证',
        nameEn: 'Southern Organic',
        kinds: ['organic'],
      }),
    );
    must(await distrustIssuer(call, { did, reason: '资质被撤销' }));
    const other = { did: outsideIssuer().did, nameZh: '质检所', nameEn: 'Test house', kinds: ['lab-report'] };
    return must(await trustIssuer(call, other));
  });
  await transact(db, { county: COUNTY, now, actor }, async (call) =>
    must(
      await bringScan(call, {
        ...{ id: brought, kind: 'green-food', number: 'LB-18-260120001234A', issuerName: '绿色食品发展中心' },
        details: { companyCode: 'GF450224260001', approvedTonnes: '120' },
        ...{ from: '2026-01-01', until: '2026-12-15', productCode: product.code, lotCode: '' },
        file: Buffer.from('%PDF-1.7'),
      }),
    ),
  );
  return {
    '/(desk)/desk/papers': ['grower', 'coop', 'association', 'officer'].flatMap((who) =>
      at(who as keyof typeof phones, '/desk/papers'),
    ),
    '/(desk)/desk/papers/bring': at('grower', '/desk/papers/bring', '/desk/papers/bring?kind=lab-report'),
    '/(desk)/desk/papers/issue': [
      ...at('association', '/desk/papers/issue'),
      ...at('officer', '/desk/papers/issue'),
    ],
    '/(desk)/desk/papers/issuers': at('officer', '/desk/papers/issuers'),
    '/(desk)/desk/papers/[paper]': [
      ...at('grower', `/desk/papers/${brought}`),
      ...at('officer', `/desk/papers/${brought}`),
    ],
  };
}

async function recalled(db: Db, at: At, now: Date): Promise<Record<string, readonly Stop[]>> {
  const sold = await first(
    db
      .selectFrom('ordering.vOrderLineLot as d')
      .innerJoin('origin.vLot as l', 'l.id', 'd.lotId')
      .select('l.code')
      .where('l.status', '=', 'open')
      .orderBy('l.id', 'desc'),
  );
  const trouble = { kind: 'lot', code: sold.code } as const;
  const { number } = await transact(db, { county: COUNTY, now, actor: platform }, async (call) =>
    must(
      await startRecall(call, {
        ...{ id: newId(), trouble, back: false },
        ...{ reason: '抽检农残超标', advice: '请不要食用，原路退款' },
      }),
    ),
  );
  return {
    '/(desk)/desk/recalls': [...at('officer', '/desk/recalls'), ...at('coop', '/desk/recalls')],
    '/(desk)/desk/recalls/new': at(
      'officer',
      '/desk/recalls/new',
      `/desk/recalls/new?kind=lot&code=${sold.code}`,
    ),
    '/(desk)/desk/recalls/[number]': at('officer', `/desk/recalls/${number}`),
  };
}

async function imported(db: Db, at: At, now: Date): Promise<Record<string, readonly Stop[]>> {
  const admin = await first(
    db.selectFrom('people.person').select('id').where('phone', 'like', `%${phones.admin}`),
  );
  const organisationId = await organisationOf(db, phones.admin);
  const actor: Actor = { personId: admin.id, name: '吴立诚', roles: ['admin'], organisationId };
  const columns = Object.values(kinds.growers.columns);
  const line = (cell: (column: (typeof columns)[number]) => string) => columns.map(cell).join(',');
  // One row that can be taken, and one that cannot: nothing in it is what its column asks for.
  const text = [line(({ zh }) => zh), line(({ example }) => example), line(() => '不详')].join('\n');
  const table = must(await readTable(new TextEncoder().encode(text)));
  const { id } = await transact(db, { county: COUNTY, now, actor }, async (call) =>
    must(await bringTable(call, { key: newId(), kind: 'growers', fileName: '社员.csv', table })),
  );
  return {
    '/(desk)/desk/import': at('admin', '/desk/import', '/desk/import?kind=products'),
    '/(desk)/desk/import/[import]': at('admin', `/desk/import/${id}`),
  };
}

async function regions(db: Db, at: At, now: Date): Promise<Record<string, readonly Stop[]>> {
  const { csv, boundaries } = madeRegions();
  const { lines } = must(await readTable(new TextEncoder().encode(csv)));
  const caller = { county: COUNTY, now, actor: platform };
  const [known, unknown] = [newId(), newId()];
  for (const id of [known, unknown]) {
    must(
      await transact(db, caller, (call) =>
        bringRegions(call, { id, fileName: '全省.csv', lines, boundaries }),
      ),
    );
  }
  const spec = must(
    readAssessSpec({
      ...{ unit: '代码', name: '县', volume: '销售额' },
      indicators: [
        { column: '通村快递', kind: '物流' },
        { column: '电商人才', kind: '人才' },
        { column: '到县城小时', kind: '物流', direction: 'cost' },
      ],
    }),
  );
  const { table } = must(await transact(db, caller, (call) => lookAtTable(call, known)));
  const prepared = must(await prepareAssessment(table, spec, false));
  must(await transact(db, caller, (call) => assessBrought(call, known, prepared)));
  return {
    '/(desk)/desk/regions': at('officer', '/desk/regions'),
    '/(desk)/desk/regions/[assessment]': at('officer', `/desk/regions/${known}`, `/desk/regions/${unknown}`),
    '/(desk)/desk/regions/[assessment]/[unit]': at(
      'officer',
      `/desk/regions/${known}/460117`,
      `/desk/regions/${known}/460101`,
    ),
  };
}

async function branding(db: Db, at: At): Promise<Record<string, readonly Stop[]>> {
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

async function outside(db: Db, at: At, now: Date): Promise<Record<string, readonly Stop[]>> {
  await showStall(db, { county: COUNTY, now, sellerId: await organisationOf(db, phones.coop) });
  return {
    '/(desk)/desk/channels': [...at('coop', '/desk/channels'), ...at('grower', '/desk/channels')],
    '/(desk)/desk/channels/[platform]': [
      ...at('coop', '/desk/channels/market', '/desk/channels/market?done=told'),
      ...at('officer', '/desk/channels/market?done=asked'),
    ],
  };
}

async function selling(db: Db, at: At): Promise<Record<string, readonly Stop[]>> {
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

async function grouped(db: Db, at: At): Promise<Record<string, readonly Stop[]>> {
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

async function carrying(db: Db, at: At): Promise<Record<string, readonly Stop[]>> {
  const rounds = Map.groupBy(
    await db.selectFrom('delivery.round').select(['id', 'status']).orderBy('id', 'desc').execute(),
    ({ status }) => status,
  );
  const underWay = some(rounds.get('under-way') ?? []);
  const parcels = Map.groupBy(
    await db.selectFrom('delivery.vShipment').select(['id', 'status']).orderBy('id', 'desc').execute(),
    ({ status }) => status,
  );
  const shelf = await first(
    db
      .selectFrom('delivery.vShipment')
      .select(['id', 'toNodeId'])
      .where('status', '=', 'ready')
      .orderBy('id'),
  );
  const service = await first(db.selectFrom('delivery.service').select('id').orderBy('id'));
  const node = await first(db.selectFrom('delivery.node').select('id').orderBy('code'));
  const ready = await keeperOf(db, shelf.toNodeId);
  const keeper = { cookie: await cookieOf(db, ready, new Date('2026-11-23T01:00:00Z')) };
  return {
    '/(desk)/desk/drive': at('carrier', '/desk/drive'),
    '/(desk)/desk/drive/[round]': at('carrier', `/desk/drive/${underWay.id}`),
    '/(desk)/desk/hub': [...at('carrier', '/desk/hub'), ...at('officer', '/desk/hub')],
    ...(await crated(db, at)),
    '/(desk)/desk/rounds': at('carrier', '/desk/rounds', '/desk/rounds?q=zzzz'),
    '/(desk)/desk/rounds/[round]': at(
      'carrier',
      ...[...rounds.values()].map((alike) => `/desk/rounds/${some(alike).id}`),
    ),
    '/(desk)/desk/shipments': [
      ...at('coop', '/desk/shipments', '/desk/shipments?status=lost'),
      ...at('keeper', '/desk/shipments'),
      ...at('officer', '/desk/shipments?q=wei&page=1'),
    ],
    '/(desk)/desk/shipments/[shipment]': at(
      'officer',
      ...[...parcels.values()].map((alike) => `/desk/shipments/${some(alike).id}`),
    ),
    '/(desk)/desk/shipments/labels': at('coop', '/desk/shipments/labels'),
    '/(desk)/desk/shipments/labels/packs': at('coop', '/desk/shipments/labels/packs'),
    '/(desk)/desk/station': [
      { path: '/desk/station', ...keeper },
      ...at('keeper', '/desk/station'),
      ...at('officer', '/desk/station'),
    ],
    '/(desk)/desk/station/collect': [
      { path: '/desk/station/collect', ...keeper },
      { path: `/desk/station/collect?node=${shelf.toNodeId}&parcel=${shelf.id}`, ...keeper },
      { path: `/desk/station/collect?node=${shelf.toNodeId}&done=${shelf.id}`, ...keeper },
    ],
    '/(desk)/desk/network': [...at('officer', '/desk/network'), ...at('keeper', '/desk/network')],
    '/(desk)/desk/network/services/[service]': at('carrier', `/desk/network/services/${service.id}`),
    '/(desk)/desk/network/nodes/[node]': at('officer', `/desk/network/nodes/${node.id}`),
  };
}

async function register(db: Db, at: At): Promise<Record<string, readonly Stop[]>> {
  const elder = await first(
    db.selectFrom('people.person').select('id').where('phone', 'like', `%${phones.grower}`),
  );
  const coop = await organisationOf(db, phones.coop);
  return {
    '/(desk)/desk/people': [
      ...at('officer', '/desk/people', '/desk/people?q=wgl'),
      ...at('coop', '/desk/people?q=zzzz'),
    ],
    '/(desk)/desk/people/[person]': [
      ...at('officer', `/desk/people/${elder.id}`),
      ...at('admin', `/desk/people/${elder.id}?erased=3`),
    ],
    '/(desk)/desk/people/organisations': at('officer', '/desk/people/organisations?page=2'),
    '/(desk)/desk/people/organisations/[organisation]': at('officer', `/desk/people/organisations/${coop}`),
    '/(desk)/desk/people/organisations/new': at('admin', '/desk/people/organisations/new'),
  };
}

async function cookieOf(db: Db, phone: string, now: Date): Promise<string> {
  const { id } = await first(db.selectFrom('people.person').select('id').where('phone', 'like', `%${phone}`));
  return signedIn(db, id, { county: COUNTY, now });
}

async function organisationOf(db: Db, phone: string): Promise<string> {
  const { organisationId } = await first(
    db
      .selectFrom('people.membership as m')
      .innerJoin('people.person as p', 'p.id', 'm.personId')
      .select('m.organisationId')
      .where('p.phone', 'like', `%${phone}`),
  );
  return organisationId;
}

/** The number of whoever keeps a node. */
async function keeperOf(db: Db, nodeId: string | null): Promise<string> {
  const { phone } = await first(
    db
      .selectFrom('delivery.vNode as n')
      .innerJoin('people.membership as m', 'm.organisationId', 'n.organisationId')
      .innerJoin('people.person as p', 'p.id', 'm.personId')
      .select('p.phone')
      .where('n.id', '=', nodeId ?? ''),
  );
  return phone?.replace('+86', '') ?? '';
}

async function nodeKeptBy(db: Db, kind: 'hub'): Promise<{ phone: string }> {
  const { id } = await first(db.selectFrom('delivery.vNode').select('id').where('kind', '=', kind));
  return { phone: await keeperOf(db, id) };
}

function first<Row>(query: { limit(n: number): { executeTakeFirstOrThrow(): Promise<Row> } }): Promise<Row> {
  return query.limit(1).executeTakeFirstOrThrow();
}

function some<Row>(rows: readonly Row[]): Row {
  const [row] = rows;
  if (row === undefined) throw new Error('the demo county has none of these');
  return row;
}
