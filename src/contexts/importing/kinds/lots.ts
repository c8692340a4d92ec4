import { z } from 'zod';
import { type Grade, type Harvest, harvest, inProductUnit, lotsByIds, plotsOf, rights } from '#origin';
import { type Outcome, ok } from '#shared/outcome.ts';
import { rowId } from '../kernel/row-id.ts';
import { refuse } from '../refusals.ts';
import { amount, moment, phone, text, unit } from './cells.ts';
import { findGrowers, findProducts, householdOf } from './find.ts';
import { kind, type Ready } from './kind.ts';

interface Found extends Ready {
  readonly harvest: Harvest;
}

/** Lots from harvests: one of each plot, product, grade and moment. */
export const lots = kind({
  zh: '批次',
  en: 'Lots',
  roles: rights['keep-lots'],
  // Each is a harvest with its event, and until all are written nobody else picks from these plots.
  most: 2_000,
  columns: {
    phone: {
      zh: '户主手机',
      en: 'Phone',
      also: ['手机号', '手机', '户主手机号'],
      tellZh: '户主登记过的手机号',
      tellEn: 'The grower’s registered number',
      example: '19900000001',
    },
    plot: {
      zh: '地块',
      en: 'Plot',
      also: ['地块名', '地块名称'],
      tellZh: '这户人家登记过的地块名',
      tellEn: 'A plot of this household, by its name',
      example: '东坡',
    },
    product: {
      zh: '产品',
      en: 'Product',
      tellZh: '产品名或编码，要是这块地种的',
      tellEn: 'A product’s name or code, which the plot grows',
      example: '滑皮金桔',
    },
    grade: {
      zh: '等级',
      en: 'Grade',
      tellZh: '这个产品有的等级',
      tellEn: 'One of the product’s grades',
      example: '一级',
    },
    amount: {
      zh: '数量',
      en: 'Amount',
      tellZh: '只写数字，不写单位',
      tellEn: 'The number alone, without its unit',
      example: '120',
    },
    unit: {
      zh: '单位',
      en: 'Unit',
      tellZh: '斤、公斤（千克）或个；1 公斤是 2 斤',
      tellEn: 'jin, kg or pc; 1 kg is 2 jin',
      example: '斤',
    },
    at: {
      zh: '采收时间',
      en: 'Harvested at',
      also: ['harvested_at', '采收日期'],
      tellZh: '年月日和时间；同一块地一天采几次的，要写时间才分得开',
      tellEn: 'Year, month, day and time; without the time two pickings of one day look the same',
      example: '2026-11-20 08:30',
    },
  },
  shape: z.object({ phone, plot: text, product: text, grade: text, amount, unit, at: moment }),
  key: (row) => JSON.stringify([row.phone, row.plot, row.product, row.grade, row.at.toISOString()]),
  async find(call, rows) {
    const growers = await findGrowers(call, rows);
    const productCalled = await findProducts(call);
    const producers = [...growers.values()].flatMap(({ household }) => household?.id ?? []);
    const plots = new Map(
      (await plotsOf(call, producers)).map((plot) => [`${plot.producerId} ${plot.name}`, plot.id]),
    );
    const found = rows.map((row): Outcome<Harvest> => {
      const household = householdOf(growers, row.phone);
      if (!household.ok) return household;
      const plotId = plots.get(`${household.value.id} ${row.plot}`);
      if (plotId === undefined) return refuse('import.plot-unknown', { plot: row.plot });
      const product = productCalled(row.product);
      if (!product.ok) return product;
      const { code: productCode, grades } = product.value;
      const called = ({ code, nameZh, nameEn }: Grade) => [code, nameZh, nameEn].includes(row.grade);
      const grade = grades.find(called)?.code ?? row.grade;
      return ok({
        id: rowId(call.county, 'lot', plotId, productCode, grade, row.at.toISOString()),
        productCode,
        grade,
        amount: { milli: row.amount, unit: row.unit },
        plotIds: [plotId],
        harvestedAt: row.at,
      });
    });
    const ids = found.flatMap((each) => (each.ok ? each.value.id : []));
    const known = new Map((await lotsByIds(call, ids)).map((lot) => [lot.id, lot]));
    return found.map((each): Outcome<Found> => {
      if (!each.ok) return each;
      const lot = known.get(each.value.id);
      // Another amount may be a correction or a second picking. Only who brought it knows, so it is not passed over.
      if (lot && inProductUnit(each.value.amount, lot.unit) !== lot.madeQuantity)
        return refuse('import.lot-differs', { code: lot.code });
      return ok({ harvest: each.value, differs: [], done: lot ? 'there' : 'added' });
    });
  },
  async write(call, found) {
    const codes: string[] = [];
    for (const each of found) {
      const made = await harvest(call, each.harvest);
      if (!made.ok) return made;
      codes.push(made.value.code);
    }
    return ok(codes);
  },
});
