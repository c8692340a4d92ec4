import { at, type Product, product, threeGrades, twoGrades } from '../product.ts';

/** What keeps: rice, oil, honey, the pickle jar and the drying rack. On sale all year once made. */
export const pantry: readonly Product[] = [
  product(14, {
    code: 'new-rice',
    nameZh: '融江新米',
    nameEn: 'New rice from the Rong River',
    pinyin: 'rongjiang xinmi',
    category: 'grain',
    unit: 'kg',
    shelfLifeDays: 180,
    keepMinC: 5,
    keepMaxC: 25,
    grades: twoGrades(
      [
        ['籼米一级：碎米 15.0% 以内', 'indica rice, grade 1: at most 15.0 % broken'],
        ['籼米二级：碎米 20.0% 以内', 'indica rice, grade 2: at most 20.0 % broken'],
      ],
      'GB/T 1354-2018',
    ),
    seasonFrom: '10-15',
    seasonUntil: '04-30',
    price: { wholesaleFenPerKg: 560, retailFen: 880, retailUnit: 'kg' },
    descriptionZh: '秋收的晚稻，现碾现发，煮粥起油、煮饭带香。真空装五公斤一袋，吃完再订更新鲜。',
    descriptionEn:
      'The autumn’s late rice, milled to order: creamy as porridge, fragrant as rice. Vacuum-packed; order again rather than store.',
    storyZh: '融江两岸的小平坝和山间的水田，一块只有几分，机器难进，收割还靠一家人和邻居换工。',
    storyEn:
      'The paddies along the Rong River and in the side valleys are small and hard for machines to reach; families still trade days of work at harvest.',
    selling: [{ form: 'by-weight', unit: 'kg', least: '5', step: '5' }],
    grownIn: [at.daliang, at.tantou, at.fushi, at.changan, at.qiaoban],
  }),
  product(15, {
    code: 'camellia-oil',
    nameZh: '山茶油',
    nameEn: 'Camellia seed oil',
    pinyin: 'shancha you',
    category: 'oil',
    unit: 'kg',
    shelfLifeDays: 540,
    keepMinC: 5,
    keepMaxC: 25,
    grades: twoGrades(
      [
        ['压榨一级', 'pressed, grade 1'],
        ['压榨二级', 'pressed, grade 2'],
      ],
      'GB/T 11765-2018',
    ),
    seasonFrom: '01-01',
    seasonUntil: '12-31',
    price: { wholesaleFenPerKg: 9000, retailFen: 13600, retailUnit: 'kg' },
    descriptionZh: '油茶籽压榨的油，色金黄、烟少，炒菜、凉拌、蒸鱼都香。新油每年十一月中旬开榨。',
    descriptionEn:
      'Pressed from the seed of the oil camellia: golden, slow to smoke, for the wok and for dressing. Pressing begins in mid-November each year.',
    storyZh:
      '油茶树花果同枝：霜降前后摘果时，来年的花已经开了，老人说这叫“抱子怀胎”。一棵树要养五六年才挂果，一挂就是几十年。',
    storyEn:
      'The tree bears flower and fruit together: when the fruit is picked around late October, next year’s flowers are already open. It takes five or six years to bear, and then bears for decades.',
    selling: [{ form: 'by-weight', unit: 'kg', least: '1', step: '0.5' }],
    grownIn: [at.dajiang, at.banlan, at.yayao, at.siding, at.qiaoban],
  }),
  product(16, {
    code: 'mountain-honey',
    nameZh: '土蜂蜜',
    nameEn: 'Mountain honey',
    pinyin: 'tufengmi',
    category: 'honey',
    unit: 'kg',
    shelfLifeDays: 540,
    keepMinC: 5,
    keepMaxC: 25,
    grades: twoGrades(
      [
        ['水分 20% 以内', 'at most 20 % water'],
        ['水分 24% 以内', 'at most 24 % water'],
      ],
      'GH/T 18796-2012',
    ),
    seasonFrom: '01-01',
    seasonUntil: '12-31',
    price: { wholesaleFenPerKg: 7000, retailFen: 11800, retailUnit: 'kg' },
    descriptionZh:
      '中华蜜蜂采的山花百花蜜，天冷会结晶成猪油样，是好蜜的样子，隔温水化开即可。一岁以内的孩子不要吃。',
    descriptionEn:
      'Wildflower honey of the native Chinese bee. It sets in the cold, as good honey does; stand the jar in warm water. Not for children under one.',
    storyZh: '中蜂个头小、飞得勤，冬天的零星山花也采。一箱一年只割一两次，割三成留七成给蜂过冬。',
    storyEn:
      'The native bee is small and hard-working and visits even scattered winter flowers. A hive is cut once or twice a year, and most is left for the bees to winter on.',
    selling: [
      { form: 'by-weight', unit: 'kg', least: '0.5', step: '0.5' },
      { form: 'mixed-box', quantity: '0.5', unit: 'kg' },
    ],
    grownIn: [at.yayao, at.dapo, at.siding, at.banlan],
  }),
  product(17, {
    code: 'pickled-mustard-root',
    nameZh: '小洲头菜',
    nameEn: 'Xiaozhou pickled mustard root',
    pinyin: 'xiaozhou toucai',
    category: 'processed',
    unit: 'jin',
    shelfLifeDays: 180,
    keepMinC: 0,
    keepMaxC: 25,
    grades: twoGrades([
      ['整头，色黄干爽', 'whole roots, yellow and dry'],
      ['切丝或大小不一', 'shredded, or mixed sizes'],
    ]),
    seasonFrom: '01-01',
    seasonUntil: '12-31',
    price: { wholesaleFenPerKg: 900, retailFen: 780, retailUnit: 'jin' },
    descriptionZh: '大头菜晒蔫、搓盐、入坛腌成，脆、香、咸鲜。洗净切丝，配粥、蒸肉饼、煮米粉都离不了。',
    descriptionEn:
      'Mustard roots wilted in the sun, rubbed with salt and ripened in the jar: crisp and savoury. Rinse and shred for porridge, steamed pork or rice noodles.',
    storyZh:
      '长安镇小洲村腌头菜有近百年，融江边的沙地种出来的头菜脆。每年冬天村里的晒场一排排晾着头菜，走过都是香的。',
    storyEn:
      'Xiaozhou village in Chang’an has pickled these roots for about a hundred years; the river’s sandy soil makes them crisp. In winter its drying yards hang full of them.',
    selling: [
      { form: 'by-weight', unit: 'jin', least: '1', step: '1' },
      { form: 'mixed-box', quantity: '1', unit: 'jin' },
    ],
    grownIn: [at.changan],
  }),
  product(18, {
    code: 'dried-wood-ear',
    nameZh: '干木耳',
    nameEn: 'Dried wood ear',
    pinyin: 'gan muer',
    category: 'processed',
    unit: 'kg',
    shelfLifeDays: 365,
    keepMinC: 0,
    keepMaxC: 25,
    grades: threeGrades([
      ['朵小肉厚，无碎屑', 'small thick ears, no crumbs'],
      ['朵形完整', 'whole ears'],
      ['大小不一，少许碎片', 'mixed sizes, a few pieces'],
    ]),
    seasonFrom: '01-01',
    seasonUntil: '12-31',
    price: { wholesaleFenPerKg: 6400, retailFen: 9800, retailUnit: 'kg' },
    descriptionZh: '秋天采的木耳在竹匾上自然晒干，泡发后脆而不烂，一两能发一大碗。',
    descriptionEn:
      'Autumn wood ears dried in the sun on bamboo trays. Soaked, they turn crisp and fill a bowl from a handful.',
    storyZh: '木耳喜潮，山谷里晨雾一散就采，赶着日头晒。晒一斤干的要十来斤鲜的，天气不好就只能等。',
    storyEn:
      'Wood ears like damp; they are picked as the valley mist lifts and put out to dry at once. It takes ten kilos of fresh to make one, and patience when the sky is grey.',
    selling: [{ form: 'by-weight', unit: 'kg', least: '0.25', step: '0.25' }],
    grownIn: [at.yayao, at.banlan, at.dapo],
  }),
];
