import { z } from 'zod';
import { addProducts, products as allProducts, type NewProduct, type Product, rights } from '#origin';
import { type Outcome, ok } from '#shared/outcome.ts';
import { reading } from '#shared/pinyin.ts';
import { differences } from '../kernel/differences.ts';
import { refuse } from '../refusals.ts';
import { optionalText, text, unit, yearlyDay, yes } from './cells.ts';
import { kind, type Ready } from './kind.ts';

const GRADE = /^[^/]+\/[^/]+(\/[^/]+\/[^/]+)?$/;
const LONGEST_KEPT_DAYS = 3_650;

interface Found extends Ready {
  readonly product: NewProduct;
}

/** Products with their grades, best first: `特级/Special/依据/basis; 一级/First`, the basis when there is one. */
export const products = kind({
  zh: '产品',
  en: 'Products',
  roles: rights['keep-catalogue'],
  most: 1_000,
  columns: {
    code: {
      zh: '编码',
      en: 'Code',
      tellZh: '小写字母、数字和短横线；用它认产品，以后不变',
      tellEn: 'Small letters, digits and dashes; the product is known by it for good',
      example: 'huapi-kumquat',
    },
    gtin: {
      zh: '条码',
      en: 'GTIN',
      also: ['商品条码'],
      tellZh: '8、12、13 或 14 位商品条码，末位是校验码；表格里设成文本，免得变成 9.2E+13',
      tellEn:
        'GTIN of 8, 12, 13 or 14 digits with its check digit; keep the cell as text, or it turns into 9.2E+13',
      example: '92045022400019',
    },
    nameZh: {
      zh: '中文名',
      en: 'Name in Chinese',
      also: ['名称', '产品名', 'name_zh'],
      tellZh: '买家看到的名字',
      tellEn: 'What buyers read',
      example: '滑皮金桔',
    },
    nameEn: {
      zh: '英文名',
      en: 'Name in English',
      also: ['name_en'],
      tellZh: '买家看到的英文名',
      tellEn: 'What buyers read in English',
      example: 'Smooth-skin kumquat',
    },
    category: {
      zh: '类别',
      en: 'Category',
      tellZh: '例如 fruit、vegetable、egg、grain、oil、honey',
      tellEn: 'For example fruit, vegetable, egg, grain, oil, honey',
      example: 'fruit',
    },
    unit: {
      zh: '单位',
      en: 'Unit',
      tellZh: '库存按什么数：斤、公斤或个',
      tellEn: 'What its stock is counted in: jin, kg or pc',
      example: '斤',
    },
    days: {
      zh: '保鲜天数',
      en: 'Shelf life (days)',
      also: ['shelf_life_days', '保质期(天)'],
      tellZh: '采收后能放几天',
      tellEn: 'How many days it keeps after harvest',
      example: '20',
    },
    certificate: {
      zh: '要合格证',
      en: 'Certificate required',
      also: ['certificate_required'],
      tellZh: '是或否：按规定要不要承诺达标合格证',
      tellEn: 'yes or no: whether the law asks for a conformity certificate',
      example: '是',
    },
    from: {
      zh: '上市起',
      en: 'Season from',
      also: ['season_from'],
      tellZh: '月-日；可以跨年',
      tellEn: 'Month-day; a season may cross the new year',
      example: '11-15',
    },
    until: {
      zh: '上市止',
      en: 'Season until',
      also: ['season_until'],
      tellZh: '月-日',
      tellEn: 'Month-day',
      example: '03-20',
    },
    grades: {
      zh: '等级',
      en: 'Grades',
      tellZh: '从好到差，用分号隔开，每个写成“中文/英文”或“中文/英文/依据/依据英文”',
      tellEn:
        'Best first, separated by semicolons, each as Chinese/English, with its basis in both if there is one',
      example: '特级/Special; 一级/First',
    },
    aboutZh: {
      zh: '中文介绍',
      en: 'Description in Chinese',
      optional: true,
      tellZh: '一两句话',
      tellEn: 'A sentence or two',
      example: '',
    },
    aboutEn: {
      zh: '英文介绍',
      en: 'Description in English',
      optional: true,
      tellZh: '一两句话',
      tellEn: 'A sentence or two',
      example: '',
    },
  },
  shape: z.object({
    code: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
    // A GTIN of 8, 12 or 13 digits is the 14 with zeros before them (GS1 General Specifications § 3.3.2).
    gtin: z
      .string()
      .regex(/^(\d{8}|\d{12,14})$/)
      .transform((digits) => digits.padStart(14, '0')),
    nameZh: text,
    nameEn: text,
    category: text,
    unit,
    days: z.coerce.number().int().positive().max(LONGEST_KEPT_DAYS),
    certificate: yes,
    from: yearlyDay,
    until: yearlyDay,
    grades: z
      .string()
      .transform((typed) => typed.split(/[;；]/).map((part) => part.trim()))
      .pipe(z.array(z.string().regex(GRADE)))
      .transform((parts) => parts.map(gradeOf))
      .refine((grades) => new Set(grades.map(({ code }) => code)).size === grades.length),
    aboutZh: optionalText,
    aboutEn: optionalText,
  }),
  key: ({ code }) => code,
  async find(call, rows) {
    const all = await allProducts(call);
    const known = new Map(all.map((product) => [product.code, product]));
    const owners = new Map(all.map(({ gtin, code }) => [gtin, code]));
    return rows.map((row): Outcome<Found> => {
      const owner = owners.get(row.gtin) ?? row.code;
      owners.set(row.gtin, owner);
      if (owner !== row.code) return refuse('import.gtin-taken', { gtin: row.gtin });
      const { code, gtin, nameZh, nameEn, category, grades } = row;
      const brought: NewProduct = {
        ...{ code, gtin, nameZh, nameEn, category, grades, unit: row.unit },
        pinyin: reading(nameZh),
        shelfLifeDays: row.days,
        certificateRequired: row.certificate,
        seasonFrom: row.from,
        seasonUntil: row.until,
        descriptionZh: row.aboutZh,
        descriptionEn: row.aboutEn,
        storyZh: '',
        storyEn: '',
      };
      const product = known.get(code);
      return ok({
        product: brought,
        differs: product ? differences(factsOf(brought), factsOf(product)) : [],
        done: product ? 'there' : 'added',
      });
    });
  },
  async write(call, found) {
    const added = await addProducts(
      call,
      found.map(({ product }) => product),
    );
    return added.ok ? ok(found.map(({ product }) => product.code)) : added;
  },
});

/** What a row says of a product, by column. */
function factsOf(product: NewProduct | Product) {
  return {
    gtin: product.gtin,
    nameZh: product.nameZh,
    nameEn: product.nameEn,
    category: product.category,
    unit: product.unit,
    days: product.shelfLifeDays,
    certificate: product.certificateRequired,
    from: product.seasonFrom,
    until: product.seasonUntil,
    grades: product.grades.map(({ nameZh, nameEn }) => `${nameZh}/${nameEn}`).join('; '),
    aboutZh: product.descriptionZh,
    aboutEn: product.descriptionEn,
  };
}

function gradeOf(typed: string) {
  const [nameZh = '', nameEn = '', basisZh = '', basisEn = ''] = typed.split('/').map((part) => part.trim());
  return { code: nameEn.toLowerCase().replaceAll(/\s+/g, '-'), nameZh, nameEn, basisZh, basisEn };
}
