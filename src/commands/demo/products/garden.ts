import { at, type Product, product, threeGrades, twoGrades } from '../product.ts';

/** From the vegetable garden, the bamboo wood and the mushroom shed. */
export const garden: readonly Product[] = [
  product(8, {
    code: 'shiitake',
    nameZh: '鲜香菇',
    nameEn: 'Fresh shiitake',
    pinyin: 'xian xianggu',
    category: 'mushroom',
    unit: 'jin',
    shelfLifeDays: 8,
    keepMinC: 0,
    keepMaxC: 4,
    grades: threeGrades([
      ['菌盖 4 至 6 厘米，厚实内卷', 'cap 4 to 6 cm, thick, edge still curled in'],
      ['菌盖 4 至 7 厘米，半开伞', 'cap 4 to 7 cm, half open'],
      ['菌盖开平，大小不一', 'cap open, mixed sizes'],
    ]),
    seasonFrom: '10-20',
    seasonUntil: '04-10',
    price: { wholesaleFenPerKg: 1100, retailFen: 880, retailUnit: 'jin' },
    descriptionZh: '当天采的鲜菇，肉厚柄短，炒、煲、打火锅都香。天冷长得慢，菇更紧实。',
    descriptionEn:
      'Picked the same day: thick caps and short stems, for the wok, the soup or the hotpot. Cold weather slows them and makes them firm.',
    storyZh: '融安山多林密，香菌一直是山里人家的冬季收成。菌棒在林下的棚里出菇，用过的菌棒再还到田里当肥。',
    storyEn:
      'Rong’an is a county of forests, and mushrooms have long been the hills’ winter harvest. Spent growing blocks go back to the fields as compost.',
    selling: [
      { form: 'by-weight', unit: 'jin', least: '1', step: '0.5' },
      { form: 'pick-of-season', quantity: '1', unit: 'jin' },
    ],
    grownIn: [at.dapo, at.yayao, at.banlan, at.dajiang],
  }),
  product(9, {
    code: 'winter-greens',
    nameZh: '霜打青菜',
    nameEn: 'Frost-sweet pak choi',
    pinyin: 'shuangda qingcai',
    category: 'vegetable',
    unit: 'jin',
    shelfLifeDays: 4,
    keepMinC: 0,
    keepMaxC: 5,
    grades: twoGrades([
      ['株形完整，无黄叶', 'whole plants, no yellow leaf'],
      ['大小不一，少许虫眼', 'mixed sizes, a few insect holes'],
    ]),
    seasonFrom: '11-10',
    seasonUntil: '03-10',
    price: { wholesaleFenPerKg: 360, retailFen: 320, retailUnit: 'jin' },
    descriptionZh: '打过霜的青菜，梗白叶厚，下锅一炒就软，吃着回甜。早上割，上午到站点。',
    descriptionEn:
      'Pak choi after the first frosts: white ribs, thick leaves, quick to soften and sweet. Cut in the morning, at the station before noon.',
    storyZh:
      '天一冷，青菜会把淀粉变成糖来防冻，这就是“霜打的菜甜”。种菜的多是留在村里的老人，一人一小块地，量不大，天天有。',
    storyEn:
      'In the cold the plant turns starch to sugar against freezing: that is why frosted greens are sweet. They are mostly grown by older villagers, a small plot each, a little every day.',
    selling: [
      { form: 'by-weight', unit: 'jin', least: '1', step: '0.5' },
      { form: 'pick-of-season', quantity: '2', unit: 'jin' },
    ],
    grownIn: [at.changan, at.fushi, at.tantou, at.dongqi, at.shazi],
  }),
  product(10, {
    code: 'winter-bamboo-shoot',
    nameZh: '冬笋',
    nameEn: 'Winter bamboo shoots',
    pinyin: 'dongsun',
    category: 'vegetable',
    unit: 'kg',
    shelfLifeDays: 15,
    keepMinC: 2,
    keepMaxC: 8,
    grades: threeGrades([
      ['单个 300 克及以上，壳黄完整', '300 g or more each, sheath yellow and whole'],
      ['单个 150 至 300 克', '150 to 300 g each'],
      ['150 克以下或有挖伤', 'under 150 g, or nicked by the hoe'],
    ]),
    seasonFrom: '11-15',
    seasonUntil: '02-20',
    price: { wholesaleFenPerKg: 1600, retailFen: 2600, retailUnit: 'kg' },
    descriptionZh: '毛竹在地下过冬的嫩芽，带壳带泥发货，保鲜最久。剥开焯水，炒腊肉、炖鸡都好。',
    descriptionEn:
      'The buds of moso bamboo, still underground. Sent in the sheath with a little earth, which keeps them best; peel, blanch, then cook with cured pork or chicken.',
    storyZh: '找冬笋看竹梢、看土缝，全凭经验。挖一个留一个，填回土，来年春天才有新竹。',
    storyEn:
      'Finding them takes experience: the lean of a cane, a crack in the soil. Diggers leave every other one and close the hole, so that spring has its new bamboo.',
    selling: [{ form: 'by-weight', unit: 'kg', least: '1', step: '0.5' }],
    grownIn: [at.yayao, at.banlan, at.dapo, at.siding],
  }),
];
