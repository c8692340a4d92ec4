/** What can be adopted. */
export const unitKinds = ['tree', 'row', 'hive', 'sheep', 'mu'] as const;
export type UnitKind = (typeof unitKinds)[number];

export const unitKindWords = {
  tree: { zh: '棵树', one: '树', en: 'tree', many: 'trees' },
  row: { zh: '垄', one: '垄', en: 'row', many: 'rows' },
  hive: { zh: '箱蜂', one: '蜂箱', en: 'hive', many: 'hives' },
  sheep: { zh: '只羊', one: '羊', en: 'sheep', many: 'sheep' },
  mu: { zh: '亩田', one: '田', en: 'mu of terrace', many: 'mu of terrace' },
} as const satisfies Record<UnitKind, { zh: string; one: string; en: string; many: string }>;

/** `3 棵树`, `3 trees`. */
export function unitsText(count: number, kind: UnitKind, lang: 'zh' | 'en'): string {
  const words = unitKindWords[kind];
  return lang === 'zh' ? `${count} ${words.zh}` : `${count} ${count === 1 ? words.en : words.many}`;
}
