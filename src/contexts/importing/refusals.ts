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
  'import.old-workbook': {
    status: 422,
    zh: () => ({
      what: '读不出这个文件',
      why: '它是旧版 Excel（.xls）或者加了密码的工作簿',
      next: '去掉密码，另存为 XLSX 或 CSV（UTF-8），再试一次',
    }),
    en: () => ({
      what: 'This file cannot be read',
      why: 'It is an old workbook (.xls), or one with a password',
      next: 'Remove the password, save it as XLSX or CSV (UTF-8) and try once more',
    }),
  },
  'import.quote-open': {
    status: 422,
    zh: (facts: { line: number }) => ({
      what: '读不出这个文件',
      why: `有一个双引号没有成对，读到第 ${facts.line} 行还没有收尾`,
      next: '删掉多出的双引号，或者另存为 XLSX，再试一次',
    }),
    en: (facts: { line: number }) => ({
      what: 'This file cannot be read',
      why: `A quotation mark is opened and not closed by line ${facts.line}`,
      next: 'Remove the stray mark, or save the table as XLSX, and try once more',
    }),
  },
  'import.too-large': {
    status: 413,
    zh: (facts: { mostMb: number }) => ({
      what: '文件太大了',
      why: `一个文件最多 ${facts.mostMb} MB，展开以后也有限度`,
      next: '只留要导入的那张表和那些列，或者分成几个文件',
    }),
    en: (facts: { mostMb: number }) => ({
      what: 'The file is too large',
      why: `A file has at most ${facts.mostMb} MB, and a limit to what it unpacks to`,
      next: 'Keep only the sheet and columns to import, or split the file',
    }),
  },
  'import.columns-missing': {
    status: 422,
    zh: (facts: { zh: string; en: string; found: string }) => ({
      what: '表头缺少列',
      why: `没有找到这些列：${facts.zh}。文件里最像表头的一行是：${facts.found}`,
      next: '下载模板，照模板的表头改好；如果上面是乱码，另存为 XLSX 或 CSV（UTF-8）',
    }),
    en: (facts: { zh: string; en: string; found: string }) => ({
      what: 'Columns are missing',
      why: `These were not found: ${facts.en}. The line most like headings reads: ${facts.found}`,
      next: 'Name the columns as the template does; if that line is garbled, save as XLSX or CSV (UTF-8)',
    }),
  },
  'import.not-allowed': {
    status: 403,
    zh: (facts: { zh: string; en: string }) => ({
      what: `您的身份不能导入${facts.zh}`,
      why: '能登记什么，就能导入什么；这一类不归您登记',
      next: '请管这一类的人来导入',
    }),
    en: (facts: { zh: string; en: string }) => ({
      what: `Your role cannot import ${facts.en.toLowerCase()}`,
      why: 'Whoever may record something may import it; this is not yours to record',
      next: 'Ask those who record it',
    }),
  },
  'import.unknown': {
    status: 404,
    zh: () => ({
      what: '没有找到这次导入',
      why: '它不是您单位的，或者地址不对',
      next: '从导入记录里重新打开',
    }),
    en: () => ({
      what: 'This import was not found',
      why: 'It is not your organisation’s, or the address is wrong',
      next: 'Open it again from the list of imports',
    }),
  },
  'import.forgotten': {
    status: 410,
    zh: (facts: { days: number }) => ({
      what: '这次预览已经过期',
      why: `读出来的行只保留 ${facts.days} 天`,
      next: '重新上传文件，再看一遍预览',
    }),
    en: (facts: { days: number }) => ({
      what: 'This preview has expired',
      why: `What was read of a file is kept for ${facts.days} days`,
      next: 'Upload the file again and look at its preview',
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
  'import.cell-empty': {
    status: 422,
    zh: (facts: { zh: string; en: string }) => ({
      what: '有格子没填',
      why: `要填：${facts.zh}`,
      next: '补上以后再导入',
    }),
    en: (facts: { zh: string; en: string }) => ({
      what: 'A cell is empty',
      why: `Needed: ${facts.en}`,
      next: 'Fill it in and import again',
    }),
  },
  'import.cell-invalid': {
    status: 422,
    zh: (facts: { zh: string; en: string }) => ({
      what: '有格子填得不对',
      why: facts.zh,
      next: '改好以后再导入',
    }),
    en: (facts: { zh: string; en: string }) => ({
      what: 'A cell cannot be read',
      why: facts.en,
      next: 'Correct it and import again',
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
  'import.place-unknown': {
    status: 404,
    zh: (facts: { text: string }) => ({
      what: '没有找到这个地方',
      why: `本县没有叫“${facts.text}”的村或镇`,
      next: '核对村名，或者写 12 位区划代码',
    }),
    en: (facts: { text: string }) => ({
      what: 'The place was not found',
      why: `No village or township of the county is called “${facts.text}”`,
      next: 'Check the name, or give its 12-digit code',
    }),
  },
  'import.product-unknown': {
    status: 404,
    zh: (facts: { text: string }) => ({
      what: '没有找到产品',
      why: `本县没有登记叫“${facts.text}”的产品`,
      next: '核对名称或编码；新产品先请县里登记',
    }),
    en: (facts: { text: string }) => ({
      what: 'The product was not found',
      why: `The county has no product called “${facts.text}”`,
      next: 'Check its name or code; the county office adds new products',
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
  'import.grower-elsewhere': {
    status: 403,
    zh: () => ({
      what: '这位农户不在您的合作社',
      why: '这个手机号已经登记为农户，但没有加入您的合作社',
      next: '核对号码；要加入，请县里工作人员调整',
    }),
    en: () => ({
      what: 'This grower is not a member of your co-op',
      why: 'The number is registered as a grower’s who has not joined your co-op',
      next: 'Check the number; the county office can change which co-op they have joined',
    }),
  },
  'import.coop-unknown': {
    status: 404,
    zh: (facts: { text: string }) => ({
      what: '没有找到合作社',
      why: `本县没有登记叫“${facts.text}”的合作社`,
      next: '写全名或统一社会信用代码；还没有登记的先登记单位',
    }),
    en: (facts: { text: string }) => ({
      what: 'The co-op was not found',
      why: `No co-op of the county is called “${facts.text}”`,
      next: 'Give its full name or its unified social credit code, or register it first',
    }),
  },
  'import.plot-unknown': {
    status: 404,
    zh: (facts: { plot: string }) => ({
      what: '没有找到地块',
      why: `这户人家没有登记叫“${facts.plot}”的地块`,
      next: '核对名称，或者先导入地块',
    }),
    en: (facts: { plot: string }) => ({
      what: 'The plot was not found',
      why: `This household has no plot called “${facts.plot}”`,
      next: 'Check its name, or import the plots first',
    }),
  },
  'import.lot-differs': {
    status: 409,
    zh: (facts: { code: string }) => ({
      what: '这批已经登记过，数量不同',
      why: `同一块地、同一等级、同一时间的批次是 ${facts.code}`,
      next: '要改数量，请打开这个批次去改；如果是另一次采收，请写上各自的时间',
    }),
    en: (facts: { code: string }) => ({
      what: 'This harvest is on record with another amount',
      why: `The lot of this plot, grade and moment is ${facts.code}`,
      next: 'Open that lot to change its amount; if this is another picking, give each its time',
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
