/** A field of a paper beyond number, issuer and term. */
export interface PaperField {
  readonly zh: string;
  readonly en: string;
  readonly optional?: true;
  /** What it must look like. */
  readonly pattern?: RegExp;
}

export interface PaperKind {
  /** Its type as a Verifiable Credential. */
  readonly credential:
    | 'GreenFoodCertificate'
    | 'OrganicCertificate'
    | 'GeographicalIndicationQuota'
    | 'LabReport';
  readonly zh: string;
  readonly en: string;
  /** What its number looks like, where the scheme says so. */
  readonly number?: RegExp;
  readonly about: 'product' | 'lot';
  readonly fields: Readonly<Record<string, PaperField>>;
}

/** The fields as the schemes have them; a field's key is its name in the credential's subject too. */
export const kinds = {
  'green-food': {
    credential: 'GreenFoodCertificate',
    zh: '绿色食品证书',
    en: 'Green food certificate',
    // LB-product class-year month province serial grade (中国绿色食品发展中心)
    number: /^LB-\d{2}-\d{12}[A-Z]?$/,
    about: 'product',
    fields: {
      companyCode: { zh: '企业信息码', en: 'Enterprise code', pattern: /^GF\d{12}$/ },
      trademark: { zh: '商标名称', en: 'Trademark', optional: true },
      approvedTonnes: { zh: '核准产量（吨）', en: 'Approved output (t)', pattern: /^\d{1,9}(\.\d{1,3})?$/ },
    },
  },
  organic: {
    credential: 'OrganicCertificate',
    zh: '有机产品认证证书',
    en: 'Organic certificate',
    about: 'product',
    fields: {
      client: { zh: '认证委托人', en: 'Certified party' },
      producer: { zh: '生产（加工）企业', en: 'Producer or processor' },
      basis: { zh: '认证依据', en: 'Certified against', pattern: /^GB\/T ?19630/ },
      base: { zh: '基地名称和地址', en: 'Base and address' },
      areaMu: { zh: '面积（亩）', en: 'Area (mu)', pattern: /^\d{1,9}(\.\d{1,2})?$/ },
      outputTonnes: { zh: '产量（吨）', en: 'Output (t)', pattern: /^\d{1,9}(\.\d{1,3})?$/ },
    },
  },
  'gi-quota': {
    credential: 'GeographicalIndicationQuota',
    zh: '地理标志使用协议',
    en: 'Geographical indication quota',
    about: 'product',
    fields: {
      productionYear: { zh: '生产年度', en: 'Production year', pattern: /^\d{4}$/ },
      quotaKg: { zh: '使用数量（公斤）', en: 'Quota (kg)', pattern: /^\d{1,9}(\.\d{1,3})?$/ },
      scope: { zh: '使用范围', en: 'Scope of use' },
      duties: { zh: '使用责任', en: 'Duties', optional: true },
    },
  },
  'lab-report': {
    credential: 'LabReport',
    zh: '检测报告',
    en: 'Laboratory report',
    about: 'lot',
    fields: {
      sampledOn: { zh: '抽样日期', en: 'Sampled on', pattern: /^\d{4}-\d{2}-\d{2}$/ },
      method: { zh: '检测依据', en: 'Tested by' },
      items: { zh: '检测项目', en: 'Tested for' },
      result: { zh: '结论', en: 'Result', pattern: /^(合格|不合格)$/ },
    },
  },
} as const satisfies Record<string, PaperKind>;

export type PaperKindName = keyof typeof kinds;
export const kindNames = Object.keys(kinds) as PaperKindName[];

export function isKindName(text: string): text is PaperKindName {
  return Object.hasOwn(kinds, text);
}

/** The kind of a credential by its types. */
export function kindOfTypes(types: readonly string[]): PaperKindName | undefined {
  return kindNames.find((name) => types.includes(kinds[name].credential));
}

/** Names of the fields that are missing or not as they must be; `number` too. */
export function badFields(
  kind: PaperKindName,
  number: string,
  details: Readonly<Record<string, string>>,
): string[] {
  const { fields, number: shape }: PaperKind = kinds[kind];
  const bad = Object.entries(fields).flatMap(([name, { optional, pattern }]) => {
    const value = details[name] ?? '';
    if (value === '') return optional ? [] : [name];
    return value.length > 300 || (pattern && !pattern.test(value)) ? [name] : [];
  });
  return number === '' || number.length > 60 || (shape && !shape.test(number.replaceAll(' ', '')))
    ? ['number', ...bad]
    : bad;
}
