import { z } from 'zod';
import { harvest, inProductUnit, lotById, plotsOf, rights } from '#origin';
import { phoneOf } from '#people';
import { instantAt, isDay } from '#shared/instant.ts';
import { ok } from '#shared/outcome.ts';
import { parseMilli } from '#shared/quantity.ts';
import { householdOf, productOf } from './find.ts';
import { kind } from './kind.ts';
import { unit } from './products.ts';
import { refuse } from './refusals.ts';
import { rowId } from './row-id.ts';

const MOMENT = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T](\d{1,2}:\d{2})(?::\d{2})?)?$/;

/** `2026-06-01`, `2026/6/1 8:30`: local time, and the day's beginning when no time is given. */
const moment = z.string().transform((text, context) => {
  const [, year = '', month = '', date = '', time = '00:00'] = MOMENT.exec(text) ?? [];
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const instant = instantAt(day, time.padStart(5, '0'));
  if (isDay(day) && !Number.isNaN(instant.getTime())) return instant;
  context.addIssue({ code: 'custom', message: 'no moment' });
  return z.NEVER;
});

/** Lots from harvests: one of each plot, product, grade and moment. */
export const lots = kind({
  zh: '批次',
  en: 'Lots',
  roles: rights['keep-lots'],
  columns: {
    phone: { zh: '户主手机', en: 'Phone', also: ['手机号', '手机'], example: '19900000001' },
    plot: { zh: '地块', en: 'Plot', also: ['地块名'], example: '东坡' },
    product: { zh: '产品', en: 'Product', example: '滑皮金桔' },
    grade: { zh: '等级', en: 'Grade', example: '一级' },
    amount: { zh: '数量', en: 'Amount', example: '120' },
    unit: { zh: '单位', en: 'Unit', example: '斤' },
    at: { zh: '采收时间', en: 'Harvested at', also: ['harvested_at'], example: '2026-11-20 08:30' },
  },
  shape: z.object({
    phone: z.string().min(1),
    plot: z.string().min(1),
    product: z.string().min(1),
    grade: z.string().min(1),
    amount: z.string().refine((text) => parseMilli(text) !== undefined),
    unit,
    at: moment,
  }),
  key: ({ phone, plot, product, grade, at }) =>
    JSON.stringify([phoneOf(phone) ?? phone, plot, product, grade, at.toISOString()]),
  async write(call, row) {
    const household = await householdOf(call, row.phone);
    if (!household.ok) return household;
    const plot = (await plotsOf(call, [household.value.id])).find(({ name }) => name === row.plot);
    if (!plot) return refuse('import.cell-invalid', { zh: '地块', en: 'Plot' });
    const product = await productOf(call, row.product);
    const productCode = product?.code ?? row.product;
    const grade = product?.grades.find((each) => [each.code, each.nameZh, each.nameEn].includes(row.grade));
    const gradeCode = grade?.code ?? row.grade;
    const id = rowId(call.county, 'lot', plot.id, productCode, gradeCode, row.at.toISOString());
    const amount = { milli: parseMilli(row.amount) ?? 0, unit: row.unit };
    const known = await lotById(call, id);
    const made = await harvest(call, {
      id,
      productCode,
      grade: gradeCode,
      amount,
      plotIds: [plot.id],
      harvestedAt: row.at,
    });
    if (!made.ok) return made;
    if (known && inProductUnit(amount, known.unit) !== known.madeQuantity)
      return refuse('import.lot-differs', { code: known.code });
    return ok(known ? 'there' : 'added');
  },
});
