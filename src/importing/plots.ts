import { z } from 'zod';
import { addPlot, plotsOf, rights } from '#origin';
import { phoneOf, placesOf } from '#people';
import { ok } from '#shared/outcome.ts';
import { householdOf, placeCodeOf, productOf } from './find.ts';
import { kind } from './kind.ts';
import { rowId } from './row-id.ts';

const degrees = z.union([z.literal('').transform(() => undefined), z.coerce.number()]);

/** Plots by household and name. Without coordinates a plot stands at its village, marked as approximate. */
export const plots = kind({
  zh: '地块',
  en: 'Plots',
  roles: rights['keep-field-book'],
  columns: {
    phone: { zh: '户主手机', en: 'Phone', also: ['手机号', '手机'], example: '19900000001' },
    name: { zh: '地块名', en: 'Name', also: ['地块', 'plot'], example: '东坡' },
    product: { zh: '产品', en: 'Product', example: '滑皮金桔' },
    area: { zh: '亩', en: 'Area (mu)', also: ['面积', '面积(亩)', 'area_mu'], example: '3.5' },
    village: { zh: '村', en: 'Village', optional: true, example: '' },
    lat: { zh: '纬度', en: 'Latitude', also: ['lat'], optional: true, example: '25.2245' },
    lng: { zh: '经度', en: 'Longitude', also: ['lng'], optional: true, example: '109.3975' },
  },
  shape: z.object({
    phone: z.string().min(1),
    name: z.string().min(1),
    product: z.string().min(1),
    area: z.string().min(1),
    village: z.string().default(''),
    lat: degrees,
    lng: degrees,
  }),
  key: ({ phone, name }) => JSON.stringify([phoneOf(phone) ?? phone, name]),
  async write(call, row) {
    const household = await householdOf(call, row.phone);
    if (!household.ok) return household;
    const producerId = household.value.id;
    const place = await placeCodeOf(call, row.village || household.value.placeCode);
    if (!place.ok) return place;
    const village = (await placesOf(call)).find(({ code }) => code === place.value);
    const known = (await plotsOf(call, [producerId])).find(({ name }) => name === row.name);
    const measured = row.lat !== undefined && row.lng !== undefined;
    const added = await addPlot(call, {
      id: known?.id ?? rowId(call.county, 'plot', producerId, row.name),
      producerId,
      name: row.name,
      placeCode: place.value,
      productCode: (await productOf(call, row.product))?.code ?? row.product,
      areaMu: row.area,
      lat: measured ? (row.lat ?? 0) : (village?.lat ?? 0),
      lng: measured ? (row.lng ?? 0) : (village?.lng ?? 0),
      positionApproximate: !measured,
    });
    if (!added.ok) return added;
    return ok(known ? 'there' : 'added');
  },
});
