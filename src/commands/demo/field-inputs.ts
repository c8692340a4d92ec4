/** What a grower taps in the field book: a word and the name of its picture. */
export interface FieldInput {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly icon: string;
}

export const feeds: readonly FieldInput[] = [
  { code: 'compost', nameZh: '农家肥', nameEn: 'Farmyard compost', icon: 'compost' },
  { code: 'organic', nameZh: '商品有机肥', nameEn: 'Bagged organic fertiliser', icon: 'sack' },
  { code: 'peanut-cake', nameZh: '花生麸', nameEn: 'Peanut cake', icon: 'peanut' },
  { code: 'compound', nameZh: '复合肥', nameEn: 'Compound fertiliser', icon: 'granules' },
  { code: 'potash', nameZh: '钾肥', nameEn: 'Potash', icon: 'granules' },
  { code: 'leaf-feed', nameZh: '叶面肥', nameEn: 'Leaf feed', icon: 'leaf-drop' },
];

export const irrigations: readonly FieldInput[] = [
  { code: 'drip', nameZh: '滴灌', nameEn: 'Drip', icon: 'drip' },
  { code: 'sprinkler', nameZh: '喷灌', nameEn: 'Sprinkler', icon: 'sprinkler' },
  { code: 'ditch', nameZh: '沟灌', nameEn: 'Ditch', icon: 'ditch' },
  { code: 'hand', nameZh: '挑水淋', nameEn: 'By hand', icon: 'watering-can' },
  { code: 'drain', nameZh: '开沟排水', nameEn: 'Draining', icon: 'drain' },
];
