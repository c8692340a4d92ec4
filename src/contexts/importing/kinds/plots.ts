import { z } from 'zod';
import { addPlots, type NewPlot, type Plot, plotsOf, rights } from '#origin';
import type { Outcome } from '#shared/outcome.ts';
import { ok } from '#shared/outcome.ts';
import { differences } from '../kernel/differences.ts';
import { rowId } from '../kernel/row-id.ts';
import { degrees, mu, optional, optionalText, phone, text } from './cells.ts';
import { findGrowers, findPlaces, findProducts, householdOf } from './find.ts';
import { kind, type Ready } from './kind.ts';

interface Found extends Ready {
  readonly plot: NewPlot;
}

/** Plots by household and name. Without coordinates a plot stands at its village, marked as approximate. */
export const plots = kind({
  zh: '地块',
  en: 'Plots',
  roles: rights['keep-field-book'],
  most: 10_000,
  columns: {
    phone: {
      zh: '户主手机',
      en: 'Phone',
      also: ['手机号', '手机', '户主手机号'],
      tellZh: '户主登记过的手机号；没有登记的先导入农户',
      tellEn: 'The grower’s registered number; import growers first',
      example: '19900000001',
    },
    name: {
      zh: '地块名',
      en: 'Name',
      also: ['地块', 'plot', '地块名称'],
      tellZh: '这户人家怎么叫这块地；一户里不能重名',
      tellEn: 'What the household calls it; one name for one plot',
      example: '东坡',
    },
    product: {
      zh: '产品',
      en: 'Product',
      also: ['种植产品', '种什么'],
      tellZh: '主要种什么：产品名或编码',
      tellEn: 'What it mainly grows: a product’s name or code',
      example: '滑皮金桔',
    },
    area: {
      zh: '亩',
      en: 'Area (mu)',
      also: ['面积', '面积(亩)', '亩数', 'area_mu', 'area'],
      tellZh: '面积，单位是亩，最多两位小数',
      tellEn: 'Area in mu (1/15 ha), at most two decimals',
      example: '3.5',
    },
    village: {
      zh: '村',
      en: 'Village',
      optional: true,
      tellZh: '地在别的村时才填；空着就是户主的村',
      tellEn: 'Only where it lies in another village than the household',
      example: '',
    },
    lat: {
      zh: '纬度',
      en: 'Latitude',
      also: ['lat'],
      optional: true,
      tellZh: '量过才填，十进制度数（WGS 84）；纬度、经度要一起填',
      tellEn: 'When it was measured, decimal degrees (WGS 84); both or neither',
      example: '25.2245',
    },
    lng: {
      zh: '经度',
      en: 'Longitude',
      also: ['lng'],
      optional: true,
      tellZh: '同上',
      tellEn: 'As above',
      example: '109.3975',
    },
  },
  shape: z
    .object({
      phone,
      name: text,
      product: text,
      area: mu,
      village: optionalText,
      lat: optional(degrees),
      lng: optional(degrees),
    })
    .refine(({ lat, lng }) => (lat === undefined) === (lng === undefined), { path: ['lat'] }),
  key: (row) => JSON.stringify([row.phone, row.name]),
  async find(call, rows) {
    const growers = await findGrowers(call, rows);
    const [places, productCalled] = [await findPlaces(call), await findProducts(call)];
    const producers = [...growers.values()].flatMap(({ household }) => household?.id ?? []);
    const known = new Map(
      (await plotsOf(call, producers)).map((plot) => [`${plot.producerId} ${plot.name}`, plot]),
    );
    return rows.map((row): Outcome<Found> => {
      const household = householdOf(growers, row.phone);
      if (!household.ok) return household;
      const place = places.called(row.village || household.value.placeCode);
      if (!place.ok) return place;
      const product = productCalled(row.product);
      if (!product.ok) return product;
      const producerId = household.value.id;
      const { code: placeCode, lat, lng } = place.value;
      const plot = known.get(`${producerId} ${row.name}`);
      const brought = {
        id: plot?.id ?? rowId(call.county, 'plot', producerId, row.name),
        producerId,
        name: row.name,
        placeCode,
        productCode: product.value.code,
        areaMu: row.area,
        lat: row.lat ?? lat,
        lng: row.lng ?? lng,
        positionApproximate: row.lat === undefined,
      };
      const differs = plot ? differencesFrom(plot, brought, row.village !== '') : [];
      return ok({ plot: brought, differs, done: plot ? 'there' : 'added' });
    });
  },
  async write(call, found) {
    const added = await addPlots(
      call,
      found.map(({ plot }) => plot),
    );
    return added.ok ? ok(found.map(({ plot }) => plot.id)) : added;
  },
});

function differencesFrom(plot: Plot, brought: NewPlot, villageGiven: boolean): string[] {
  const measured = brought.positionApproximate === false;
  const degreesOf = (at: number) => at.toFixed(5);
  return differences(
    {
      product: brought.productCode,
      area: Number(brought.areaMu),
      village: villageGiven ? brought.placeCode : undefined,
      lat: measured ? degreesOf(brought.lat) : undefined,
      lng: measured ? degreesOf(brought.lng) : undefined,
    },
    {
      product: plot.productCode,
      area: Number(plot.areaMu),
      village: plot.placeCode,
      lat: degreesOf(plot.lat),
      lng: degreesOf(plot.lng),
    },
  );
}
