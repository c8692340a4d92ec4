import {
  addPlots,
  addProducts,
  addSprayProducts,
  harvest,
  type LotMade,
  type NewPlot,
} from '../../src/contexts/origin/index.ts';
import type { Actor, Call } from '../../src/shared/call.ts';
import type { Db } from '../../src/shared/database.ts';
import { newId } from '../../src/shared/id.ts';
import { must } from '../../src/shared/outcome.ts';
import { quantity, type Unit } from '../../src/shared/quantity.ts';
import { asCall, COUNTY, MORNING } from './county.ts';

/** A small county to grow things in: a co-op with two households, one household on its own, an officer. */
export interface Orchard {
  readonly plots: Readonly<Record<'east' | 'river' | 'hill' | 'qin' | 'wei', string>>;
  readonly coop: string;
  readonly chen: string;
  readonly qin: string;
  readonly wei: string;
  readonly grower: Actor;
  readonly coopStaff: Actor;
  readonly loner: Actor;
  readonly officer: Actor;
}

export const KUMQUAT = 'huapi-kumquat';
export const EGGS = 'tuji-egg';
export const TEA_OIL = 'tea-oil';

/** Kumquats (斤, 20 days, certificate needed), eggs (pieces, certificate needed) and tea oil (kg, none needed). */
export async function plantOrchard(db: Db, countyId = COUNTY): Promise<Orchard> {
  await db
    .insertInto('people.county')
    .values({ countyId, nameZh: '测试县', nameEn: 'Test County' })
    .execute();
  await db
    .insertInto('people.place')
    .values([
      place(countyId, '450224', null, 'county', '测试县', 'Test County'),
      place(countyId, '450224103', '450224', 'township', '板榄镇', 'Banlan Town'),
      place(countyId, '450224103204', '450224103', 'village', '木瓜村', 'Mugua Village'),
    ])
    .execute();
  const [coop, chen, qin, wei, office] = [newId(), newId(), newId(), newId(), newId()];
  await db
    .insertInto('people.organisation')
    .values([
      organisation(countyId, coop, 'coop', '木瓜村金桔合作社', 'Mugua Kumquat Co-op', null),
      organisation(countyId, chen, 'household', '陈家', 'Chen household', coop),
      organisation(countyId, qin, 'household', '覃家', 'Qin household', coop),
      organisation(countyId, wei, 'household', '韦家', 'Wei household', null),
      organisation(countyId, office, 'government', '农业农村局', 'Agriculture Bureau', null),
    ])
    .execute();
  const plots = await asCall(db, { county: countyId }, async (call) => {
    await plantProducts(call);
    return plantPlots(call, { chen, qin, wei });
  });
  return {
    plots,
    coop,
    chen,
    qin,
    wei,
    grower: { personId: newId(), name: '陈大山', roles: ['grower'], organisationId: chen },
    coopStaff: { personId: newId(), name: '覃小梅', roles: ['coop-staff'], organisationId: coop },
    loner: { personId: newId(), name: '韦老五', roles: ['grower'], organisationId: wei },
    officer: { personId: newId(), name: '莫科长', roles: ['officer'], organisationId: office },
  };
}

const grades = (['first', 'second'] as const).map((code) => ({
  code,
  nameZh: code === 'first' ? '一级' : '二级',
  nameEn: code === 'first' ? 'First' : 'Second',
  basisZh: '横径 28 毫米以上',
  basisEn: '28 mm across or more',
}));

/** The catalogue of the orchard: kumquats, eggs, tea oil, and what may be sprayed on them. */
export async function plantProducts(call: Call): Promise<void> {
  const common = {
    grades,
    shelfLifeDays: 20,
    certificateRequired: true,
    seasonFrom: '01-01',
    seasonUntil: '12-31',
    descriptionZh: '',
    descriptionEn: '',
    storyZh: '',
    storyEn: '',
  };
  must(
    await addProducts(call, [
      {
        ...common,
        code: KUMQUAT,
        gtin: '92045022400019',
        nameZh: '滑皮金桔',
        nameEn: 'Smooth-skin kumquat',
        pinyin: 'huapi jinju',
        category: 'fruit',
        unit: 'jin',
      },
      {
        ...common,
        code: EGGS,
        gtin: '92045022400026',
        nameZh: '土鸡蛋',
        nameEn: 'Free-range egg',
        pinyin: 'tu jidan',
        category: 'egg',
        unit: 'piece',
      },
      {
        ...common,
        code: TEA_OIL,
        gtin: '92045022400033',
        nameZh: '山茶油',
        nameEn: 'Camellia oil',
        pinyin: 'shancha you',
        category: 'oil',
        unit: 'kg',
        certificateRequired: false,
      },
    ]),
  );
  must(
    await addSprayProducts(call, [
      {
        code: 'abamectin',
        nameZh: '阿维菌素',
        nameEn: 'Abamectin',
        activeIngredient: 'abamectin',
        crops: [KUMQUAT],
        intervalDays: 14,
        source: 'test',
      },
      {
        code: 'glyphosate',
        nameZh: '草甘膦',
        nameEn: 'Glyphosate',
        activeIngredient: 'glyphosate',
        crops: [TEA_OIL],
        intervalDays: 7,
        source: 'test',
      },
    ]),
  );
}

/** Plots of the orchard: Chen's two of kumquats and one of tea oil, Qin's and Wei's of kumquats. */
async function plantPlots(call: Call, households: { chen: string; qin: string; wei: string }) {
  const plot = (producerId: string, name: string, productCode = KUMQUAT): NewPlot => ({
    id: newId(),
    producerId,
    name,
    placeCode: '450224103204',
    productCode,
    areaMu: '3.5',
    lat: 25.2245,
    lng: 109.3975,
  });
  const { chen, qin, wei } = households;
  const plots = {
    east: plot(chen, '东坡'),
    river: plot(chen, '河边'),
    hill: plot(chen, '后山', TEA_OIL),
    qin: plot(qin, '覃家坡'),
    wei: plot(wei, '韦家坡'),
  };
  must(await addPlots(call, Object.values(plots)));
  return {
    east: plots.east.id,
    river: plots.river.id,
    hill: plots.hill.id,
    qin: plots.qin.id,
    wei: plots.wei.id,
  };
}

/** A lot harvested on a plot: 100 斤 of first-grade kumquats unless told. */
export async function picked(
  call: Call,
  plotId: string,
  {
    amount = '100',
    unit = 'jin',
    productCode = KUMQUAT,
    harvestedAt = call.now,
    grade = 'first',
    id = newId(),
  }: Picking = {},
): Promise<LotMade> {
  return must(
    await harvest(call, {
      id,
      productCode,
      grade,
      amount: quantity(amount, unit),
      plotIds: [plotId],
      harvestedAt,
    }),
  );
}

export interface Picking {
  readonly id?: string;
  readonly amount?: string;
  readonly unit?: Unit;
  readonly productCode?: string;
  readonly grade?: string;
  readonly harvestedAt?: Date;
}

function place(
  countyId: string,
  code: string,
  parentCode: string | null,
  level: 'county' | 'township' | 'village',
  nameZh: string,
  nameEn: string,
) {
  return {
    countyId,
    code,
    parentCode,
    level,
    nameZh,
    nameEn,
    pinyin: '',
    lat: '25.22450',
    lng: '109.39750',
    positionApproximate: true,
  };
}

function organisation(
  countyId: string,
  id: string,
  kind: 'coop' | 'household' | 'government',
  nameZh: string,
  nameEn: string,
  coopId: string | null,
) {
  return {
    countyId,
    id,
    kind,
    nameZh,
    nameEn,
    placeCode: '450224103204',
    contactPhone: '+8610000000001',
    uscc: kind === 'coop' ? '93450224MA5TEST001' : null,
    coopId,
    createdAt: MORNING,
  };
}
