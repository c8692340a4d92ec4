import { bringTable, kinds, readTable } from '#importing';
import { holdLot, voidCertificate } from '#origin';
import { startRecall } from '#recall';
import { lotThing } from '#tracing';
import { bringScan, distrustIssuer, trustIssuer } from '#vouching';
import { type Actor, platform } from '../../src/shared/call.ts';
import type { Db } from '../../src/shared/database.ts';
import { newId } from '../../src/shared/id.ts';
import { must } from '../../src/shared/outcome.ts';
import { transact } from '../../src/shared/transact.ts';
import { outsideIssuer } from '../help/outside-issuer.ts';
import type { Stop } from '../help/walk-pages.ts';
import { type At, COUNTY, first, organisationOf, phones, some } from './demo-people.ts';

export async function growing(db: Db, at: At, now: Date): Promise<Record<string, readonly Stop[]>> {
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
    '/(desk)/desk/plots/[plot]/readings': at('grower', `/desk/plots/${plot.id}/readings`),
    '/(desk)/desk/plots/[plot]/outline': at('grower', `/desk/plots/${plot.id}/outline`),
  };
}

/** A lot of which a partner says to have used more than it held, and a stranger's of which the officer has found out why. */
export async function impossible(db: Db, at: At, now: Date): Promise<Record<string, readonly Stop[]>> {
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

/** A picture of a paper that a household has brought, and an issuer that is trusted no longer. */
export async function papers(db: Db, at: At, now: Date): Promise<Record<string, readonly Stop[]>> {
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

export async function recalled(db: Db, at: At, now: Date): Promise<Record<string, readonly Stop[]>> {
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

export async function imported(db: Db, at: At, now: Date): Promise<Record<string, readonly Stop[]>> {
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
