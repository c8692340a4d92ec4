import { decimal, type Quantity, quantityText } from '#shared/quantity.ts';

export type CertificateForm = 'producer' | 'buyer';
export const bases = ['quality-control', 'self-test', 'commissioned-test'] as const;
export type Basis = (typeof bases)[number];

/** 承诺依据, the three grounds a promise may rest on (MARA Order 2025 No. 4). */
export const basisWords = {
  'quality-control': { zh: '质量安全控制符合要求', en: 'Quality and safety control meets the requirements' },
  'self-test': { zh: '自行检测合格', en: 'Passed our own test' },
  'commissioned-test': { zh: '委托检测合格', en: 'Passed a commissioned test' },
} as const satisfies Record<Basis, { zh: string; en: string }>;

/** 承诺事项: the sentences as the form prints them, for who grew the goods and for who bought and mixed them. */
export const promises = {
  producer: {
    zh: '未使用禁用农药、兽药及其他化合物；使用的常规农药、兽药残留不超标。',
    en: 'No banned pesticides, veterinary drugs or other compounds were used; residues of ordinary ones are within the limits.',
  },
  buyer: {
    zh: '已按规定收取并保存该批次农产品承诺达标合格证或者其他质量安全合格证明；未违规使用保鲜剂、防腐剂、添加剂等。',
    en: 'The promise certificates or other proofs of quality of these goods were collected and are kept; no preservatives or additives were used against the rules.',
  },
} as const satisfies Record<CertificateForm, { zh: string; en: string }>;

/** Everything a certificate says (art. 14), before it is given a hash. */
export interface CertificateContent {
  readonly number: string;
  readonly form: CertificateForm;
  readonly lotCode: string;
  readonly productName: string;
  readonly amount: Quantity;
  /** Where it grew: county, township, village. */
  readonly originText: string;
  readonly issuerName: string;
  /** 统一社会信用代码, of a legal person. */
  readonly issuerUscc: string | undefined;
  readonly contact: string;
  readonly basis: readonly Basis[];
  readonly testReport: string;
  readonly issuedAt: Date;
  /** Buyer's form: the certificates of what was mixed. */
  readonly sources: readonly { readonly number: string; readonly sha256: string }[];
  /** The voided certificate of the same lot that this one stands in for. */
  readonly replaces: string | undefined;
}

/**
 * The text whose SHA-256 the certificate carries: one `name：value` a line, in this order, in UTF-8 with LF and no LF at the end. Anyone can copy it
 * from the certificate's page and hash it. Never change it for certificates that were issued: the text is stored beside the hash.
 */
export function certificateText(content: CertificateContent): string {
  const lines: [string, string][] = [
    ['编号', content.number],
    ['批次', content.lotCode],
    ['产品名称', content.productName],
    ['数量', quantityText(content.amount, 'zh')],
    ['产地', content.originText],
    ['承诺主体', content.issuerName],
    ...(content.issuerUscc ? [['统一社会信用代码', content.issuerUscc] as [string, string]] : []),
    ['联系方式', content.contact],
    ['承诺事项', promises[content.form].zh],
    ['承诺依据', content.basis.map((basis) => basisWords[basis].zh).join('；')],
    ...(content.testReport ? [['检测报告', content.testReport] as [string, string]] : []),
    ['开具时间', content.issuedAt.toISOString()],
    ...content.sources.map(({ number, sha256 }): [string, string] => ['来源合格证', `${number} ${sha256}`]),
    ...(content.replaces ? [['替换', content.replaces] as [string, string]] : []),
  ];
  return ['承诺达标合格证', ...lines.map(([name, value]) => `${name}：${oneLine(value)}`)].join('\n');
}

/** The same as the subject of a verifiable credential about the lot. Without the contact: a credential travels further than a label. */
export function credentialSubject(lot: string, content: CertificateContent): Record<string, unknown> {
  return {
    id: lot,
    form: content.form,
    product: content.productName,
    quantity: decimal(content.amount.milli),
    unit: content.amount.unit,
    origin: content.originText,
    producer: content.issuerName,
    promise: promises[content.form].zh,
    basis: content.basis,
    ...(content.testReport ? { testReport: content.testReport } : {}),
    ...(content.sources.length > 0 ? { sources: content.sources.map(({ number }) => number) } : {}),
    ...(content.replaces ? { replaces: content.replaces } : {}),
  };
}

/** A promise rests on at least one ground, and one that rests on a test names the report. */
export function basisHolds(basis: readonly Basis[], testReport: string): boolean {
  const tested = basis.includes('self-test') || basis.includes('commissioned-test');
  return basis.length > 0 && (!tested || testReport.trim() !== '');
}

/** Goods of one producer carry the producer's promise, goods mixed from several the buyer's. */
export function formFor(producerIds: readonly string[]): CertificateForm {
  return new Set(producerIds).size > 1 ? 'buyer' : 'producer';
}

// A line break inside a value could forge a line of its own.
function oneLine(value: string): string {
  return value.replace(/\s+/g, ' ').trim();
}
