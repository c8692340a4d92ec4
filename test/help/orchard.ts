import type { Actor } from '../../src/shared/call.ts';
import type { Db } from '../../src/shared/database.ts';
import { newId } from '../../src/shared/id.ts';
import { COUNTY, MORNING } from './county.ts';

/** A small county to grow things in: a co-op with two households, one household on its own, an officer. */
export interface Orchard {
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
export async function plantOrchard(db: Db): Promise<Orchard> {
  const countyId = COUNTY;
  await db
    .insertInto('people.county')
    .values({ countyId, nameZh: '测试县', nameEn: 'Test County' })
    .execute();
  await db
    .insertInto('people.place')
    .values([
      place('450224', null, 'county', '测试县', 'Test County'),
      place('450224103', '450224', 'township', '板榄镇', 'Banlan Town'),
      place('450224103204', '450224103', 'village', '木瓜村', 'Mugua Village'),
    ])
    .execute();
  const [coop, chen, qin, wei, office] = [newId(), newId(), newId(), newId(), newId()];
  await db
    .insertInto('people.organisation')
    .values([
      organisation(coop, 'coop', '木瓜村金桔合作社', 'Mugua Kumquat Co-op', null),
      organisation(chen, 'household', '陈家', 'Chen household', coop),
      organisation(qin, 'household', '覃家', 'Qin household', coop),
      organisation(wei, 'household', '韦家', 'Wei household', null),
      organisation(office, 'government', '农业农村局', 'Agriculture Bureau', null),
    ])
    .execute();
  await plantProducts(db);
  return {
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

async function plantProducts(db: Db): Promise<void> {
  await db
    .insertInto('origin.product')
    .values([
      {
        ...product(KUMQUAT, '92045022400014', '滑皮金桔', 'Smooth-skin kumquat', 'huapi jinju'),
        unit: 'jin',
        category: 'fruit',
      },
      {
        ...product(EGGS, '92045022400021', '土鸡蛋', 'Free-range egg', 'tu jidan'),
        unit: 'piece',
        category: 'egg',
      },
      {
        ...product(TEA_OIL, '92045022400038', '山茶油', 'Camellia oil', 'shancha you'),
        unit: 'kg',
        category: 'oil',
        certificateRequired: false,
      },
    ])
    .execute();
  await db
    .insertInto('origin.grade')
    .values(
      [KUMQUAT, EGGS, TEA_OIL].flatMap((productCode) => [
        { ...grade, productCode, code: 'first', rank: 1, nameZh: '一级', nameEn: 'First' },
        { ...grade, productCode, code: 'second', rank: 2, nameZh: '二级', nameEn: 'Second' },
      ]),
    )
    .execute();
  await db
    .insertInto('origin.sprayProduct')
    .values({
      countyId: COUNTY,
      code: 'abamectin',
      nameZh: '阿维菌素',
      nameEn: 'Abamectin',
      activeIngredient: 'abamectin',
      crops: [KUMQUAT],
      intervalDays: 14,
      source: 'test',
    })
    .execute();
}

const grade = { countyId: COUNTY, basisZh: '横径 28 毫米以上', basisEn: '28 mm across or more' };

function product(code: string, gtin: string, nameZh: string, nameEn: string, pinyin: string) {
  return {
    countyId: COUNTY,
    code,
    gtin,
    nameZh,
    nameEn,
    pinyin,
    shelfLifeDays: 20,
    certificateRequired: true,
    seasonFrom: '01-01',
    seasonUntil: '12-31',
    descriptionZh: nameZh,
    descriptionEn: nameEn,
  };
}

function place(
  code: string,
  parentCode: string | null,
  level: 'county' | 'township' | 'village',
  nameZh: string,
  nameEn: string,
) {
  return {
    countyId: COUNTY,
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
  id: string,
  kind: 'coop' | 'household' | 'government',
  nameZh: string,
  nameEn: string,
  coopId: string | null,
) {
  return {
    countyId: COUNTY,
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
