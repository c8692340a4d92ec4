/** A plant-protection product as the demo's field book offers it. */
export interface SprayProduct {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly activeIngredient: string;
  /** Product codes it may be used on here. */
  readonly crops: readonly string[];
  /** 安全间隔期: full days between spraying and harvest. */
  readonly intervalDays: number;
  readonly source: string;
}

/** Active ingredients and crop groups as registered in China in general; an interval here never replaces the label. */
const source = '演示数值，以产品标签为准 / Demo value: the label decides';

const citrus = ['huapi-kumquat', 'cuimi-kumquat', 'youpi-kumquat', 'shatang-mandarin', 'shatian-pomelo'];
const grape = ['summer-grape'];
const greens = ['winter-greens'];
const rice = ['new-rice'];
const mushroom = ['shiitake'];

type Row = readonly [
  code: string,
  nameZh: string,
  nameEn: string,
  activeIngredient: string,
  crops: readonly string[],
  intervalDays: number,
];

const rows: readonly Row[] = [
  ['mineral-oil-99', '99%矿物油乳油', 'Mineral oil 99 % EC', 'petroleum oil', citrus, 0],
  ['abamectin-1.8', '1.8%阿维菌素乳油', 'Abamectin 1.8 % EC', 'abamectin', citrus, 14],
  ['spirodiclofen-240', '240克/升螺螨酯悬浮剂', 'Spirodiclofen 240 g/L SC', 'spirodiclofen', citrus, 30],
  ['propargite-73', '73%炔螨特乳油', 'Propargite 73 % EC', 'propargite', citrus, 30],
  ['imidacloprid-70', '70%吡虫啉水分散粒剂', 'Imidacloprid 70 % WG', 'imidacloprid', citrus, 14],
  ['mancozeb-80', '80%代森锰锌可湿性粉剂', 'Mancozeb 80 % WP', 'mancozeb', [...citrus, ...grape], 28],
  [
    'difenoconazole-10',
    '10%苯醚甲环唑水分散粒剂',
    'Difenoconazole 10 % WG',
    'difenoconazole',
    [...citrus, ...grape],
    28,
  ],
  [
    'copper-hydroxide-77',
    '77%氢氧化铜可湿性粉剂',
    'Copper hydroxide 77 % WP',
    'copper hydroxide',
    citrus,
    30,
  ],
  ['azoxystrobin-250', '250克/升嘧菌酯悬浮剂', 'Azoxystrobin 250 g/L SC', 'azoxystrobin', grape, 14],
  [
    'bt-16000',
    '16000 IU/毫克苏云金杆菌可湿性粉剂',
    'Bacillus thuringiensis 16,000 IU/mg WP',
    'Bacillus thuringiensis',
    [...greens, ...rice],
    1,
  ],
  [
    'chlorantraniliprole-200',
    '200克/升氯虫苯甲酰胺悬浮剂',
    'Chlorantraniliprole 200 g/L SC',
    'chlorantraniliprole',
    greens,
    3,
  ],
  ['azadirachtin-0.3', '0.3%印楝素乳油', 'Azadirachtin 0.3 % EC', 'azadirachtin', greens, 5],
  ['tricyclazole-75', '75%三环唑可湿性粉剂', 'Tricyclazole 75 % WP', 'tricyclazole', rice, 21],
  [
    'prochloraz-manganese-50',
    '50%咪鲜胺锰盐可湿性粉剂',
    'Prochloraz-manganese 50 % WP',
    'prochloraz-manganese',
    mushroom,
    10,
  ],
];

export const sprayProducts: readonly SprayProduct[] = rows.map(
  ([code, nameZh, nameEn, activeIngredient, crops, intervalDays]) => ({
    ...{ code, nameZh, nameEn, activeIngredient, crops, intervalDays, source },
  }),
);
