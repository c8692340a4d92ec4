import { type RefusalText, refuserOf } from '#shared/outcome.ts';

/** What an import refuses of its own: files and cells. What a row means is refused by the verbs that rows run through. */
export const refusals = {
  'import.unreadable': {
    status: 422,
    zh: () => ({
      what: '读不出这个文件',
      why: '它不是 CSV 或 XLSX 表格，或者已经损坏',
      next: '在表格软件里另存为 XLSX 或 CSV（UTF-8），再试一次',
    }),
    en: () => ({
      what: 'This file cannot be read',
      why: 'It is not a CSV or XLSX table, or it is damaged',
      next: 'Save it again as XLSX or CSV (UTF-8) and try once more',
    }),
  },
  'import.columns-missing': {
    status: 422,
    zh: (facts: { zh: string; en: string }) => ({
      what: '表头缺少列',
      why: `第一行里没有找到：${facts.zh}`,
      next: '按模板补上这些列',
    }),
    en: (facts: { zh: string; en: string }) => ({
      what: 'Columns are missing',
      why: `The first row does not have: ${facts.en}`,
      next: 'Add them as the template has them',
    }),
  },
  'import.too-many-rows': {
    status: 413,
    zh: (facts: { most: number }) => ({
      what: '行数太多',
      why: `一次最多 ${facts.most} 行`,
      next: '分成几个文件导入',
    }),
    en: (facts: { most: number }) => ({
      what: 'There are too many rows',
      why: `At most ${facts.most} at once`,
      next: 'Split the file and import the parts',
    }),
  },
  'import.cell-invalid': {
    status: 422,
    zh: (facts: { zh: string; en: string }) => ({
      what: '有格子没填或填得不对',
      why: `请看这些列：${facts.zh}`,
      next: '对照模板改好，再导入一次',
    }),
    en: (facts: { zh: string; en: string }) => ({
      what: 'Cells are empty or malformed',
      why: `Look at these columns: ${facts.en}`,
      next: 'Correct them after the template and import again',
    }),
  },
  'import.repeated': {
    status: 409,
    zh: (facts: { line: number }) => ({
      what: '这一行重复了',
      why: `第 ${facts.line} 行写的是同一项`,
      next: '两行里留一行',
    }),
    en: (facts: { line: number }) => ({
      what: 'This row is a repeat',
      why: `Line ${facts.line} is about the same thing`,
      next: 'Keep one of the two',
    }),
  },
  'import.ambiguous': {
    status: 409,
    zh: (facts: { text: string }) => ({
      what: '不知道说的是哪一个',
      why: `“${facts.text}”对得上不止一个`,
      next: '改用编码，村名前可以加上镇名',
    }),
    en: (facts: { text: string }) => ({
      what: 'It is not clear which one is meant',
      why: `More than one is called “${facts.text}”`,
      next: 'Give its code; a village may also be written after its township',
    }),
  },
  'import.grower-unknown': {
    status: 404,
    zh: (facts: { phone: string }) => ({
      what: '没有找到农户',
      why: `没有农户登记过手机号 ${facts.phone}`,
      next: '核对号码，或者先导入农户',
    }),
    en: (facts: { phone: string }) => ({
      what: 'The grower was not found',
      why: `No household has registered the number ${facts.phone}`,
      next: 'Check the number, or import the growers first',
    }),
  },
  'import.lot-differs': {
    status: 409,
    zh: (facts: { code: string }) => ({
      what: '这批已经登记过，数量不同',
      why: `同一块地、同一时间的批次是 ${facts.code}`,
      next: '要改数量，请打开这个批次去改',
    }),
    en: (facts: { code: string }) => ({
      what: 'This harvest is on record with another amount',
      why: `The lot of this plot and moment is ${facts.code}`,
      next: 'Open that lot to change its amount',
    }),
  },
  'import.gtin-taken': {
    status: 409,
    zh: (facts: { gtin: string }) => ({
      what: '商品条码已经用了',
      why: `${facts.gtin} 属于另一个产品`,
      next: '给这个产品换一个条码',
    }),
    en: (facts: { gtin: string }) => ({
      what: 'The GTIN is taken',
      why: `${facts.gtin} belongs to another product`,
      next: 'Give this product a GTIN of its own',
    }),
  },
} as const satisfies Record<string, RefusalText>;

export const refuse = refuserOf(refusals);
