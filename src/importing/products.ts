import { z } from 'zod';
import { addProducts, products as allProducts, rights } from '#origin';
import { ok } from '#shared/outcome.ts';
import { reading } from '#shared/pinyin.ts';
import { units, unitWords } from '#shared/quantity.ts';
import { kind } from './kind.ts';
import { refuse } from './refusals.ts';

/** A unit as its code or its word: `jin`, `斤`. */
export const unit = z.preprocess(
  (text) =>
    units.find((each) => [each, unitWords[each].zh, unitWords[each].en].some((word) => word === text)),
  z.enum(units),
);
const DAY_OF_YEAR = /^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const GRADE = /^[^/]+\/[^/]+(\/[^/]+\/[^/]+)?$/;

/** Products with their grades, best first: `特级/Special/依据/basis; 一级/First`, the basis when there is one. */
export const products = kind({
  zh: '产品',
  en: 'Products',
  roles: rights['keep-catalogue'],
  columns: {
    code: { zh: '编码', en: 'Code', example: 'huapi-kumquat' },
    gtin: { zh: '条码', en: 'GTIN', example: '92045022400014' },
    nameZh: { zh: '中文名', en: 'Name in Chinese', also: ['名称', 'name_zh'], example: '滑皮金桔' },
    nameEn: { zh: '英文名', en: 'Name in English', also: ['name_en'], example: 'Smooth-skin kumquat' },
    category: { zh: '类别', en: 'Category', example: 'fruit' },
    unit: { zh: '单位', en: 'Unit', example: '斤' },
    days: { zh: '保鲜天数', en: 'Shelf life (days)', also: ['shelf_life_days'], example: '20' },
    certificate: {
      zh: '要合格证',
      en: 'Certificate required',
      also: ['certificate_required'],
      example: '是',
    },
    from: { zh: '上市起', en: 'Season from', also: ['season_from'], example: '11-15' },
    until: { zh: '上市止', en: 'Season until', also: ['season_until'], example: '03-20' },
    grades: { zh: '等级', en: 'Grades', example: '特级/Special; 一级/First' },
    aboutZh: { zh: '中文介绍', en: 'Description in Chinese', optional: true, example: '' },
    aboutEn: { zh: '英文介绍', en: 'Description in English', optional: true, example: '' },
  },
  shape: z.object({
    code: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
    gtin: z.string().min(1),
    nameZh: z.string().min(1),
    nameEn: z.string().min(1),
    category: z.string().min(1),
    unit,
    days: z.coerce.number().int().positive(),
    certificate: z.stringbool({ truthy: ['是', 'yes', 'true'], falsy: ['否', 'no', 'false'] }),
    from: z.string().regex(DAY_OF_YEAR),
    until: z.string().regex(DAY_OF_YEAR),
    grades: z
      .string()
      .transform((text) => text.split(';').map((part) => part.trim()))
      .pipe(z.array(z.string().regex(GRADE))),
    aboutZh: z.string().default(''),
    aboutEn: z.string().default(''),
  }),
  key: ({ code }) => code,
  async write(call, row) {
    const all = await allProducts(call);
    const known = all.some(({ code }) => code === row.code);
    if (all.some(({ code, gtin }) => gtin === row.gtin && code !== row.code))
      return refuse('import.gtin-taken', { gtin: row.gtin });
    const added = await addProducts(call, [
      {
        code: row.code,
        gtin: row.gtin,
        nameZh: row.nameZh,
        nameEn: row.nameEn,
        pinyin: reading(row.nameZh),
        category: row.category,
        unit: row.unit,
        shelfLifeDays: row.days,
        certificateRequired: row.certificate,
        seasonFrom: row.from,
        seasonUntil: row.until,
        descriptionZh: row.aboutZh,
        descriptionEn: row.aboutEn,
        storyZh: '',
        storyEn: '',
        grades: row.grades.map(gradeOf),
      },
    ]);
    if (!added.ok) return added;
    return ok(known ? 'there' : 'added');
  },
});

function gradeOf(text: string) {
  const [nameZh = '', nameEn = '', basisZh = '', basisEn = ''] = text.split('/').map((part) => part.trim());
  return { code: nameEn.toLowerCase().replaceAll(/\s+/g, '-'), nameZh, nameEn, basisZh, basisEn };
}
