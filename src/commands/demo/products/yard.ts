import { at, type Product, product, twoGrades } from '../product.ts';

/** From the yard, the wood's edge and the flooded field. */
export const yard: readonly Product[] = [
  product(11, {
    code: 'woodland-chicken',
    nameZh: '林下土鸡',
    nameEn: 'Woodland free-range chicken',
    pinyin: 'linxia tuji',
    category: 'poultry',
    unit: 'piece',
    shelfLifeDays: 5,
    keepMinC: 0,
    keepMaxC: 4,
    grades: twoGrades([
      ['养足 180 天，净膛 1.3 公斤以上', '180 days old or more, dressed weight above 1.3 kg'],
      ['养足 150 天，净膛 1.0 至 1.3 公斤', '150 days old or more, dressed weight 1.0 to 1.3 kg'],
    ]),
    seasonFrom: '01-01',
    seasonUntil: '12-31',
    price: { wholesaleFenPerKg: 3600, retailFen: 5200, retailUnit: 'kg' },
    descriptionZh: '果园和林子里散养的土鸡，按只订、按实重付钱，一只净膛约一公斤半。冷鲜发货，随附检疫证明。',
    descriptionEn:
      'Raised loose in orchards and woods. Ordered by the bird and paid by its actual weight, about 1.5 kg dressed; sent chilled with its quarantine certificate.',
    storyZh: '鸡在金桔树下找虫啄草，少打一遍药，粪又肥了树。养得慢，半年才出栏，所以一户一年也就百来只。',
    storyEn:
      'The birds scratch for insects under the kumquat trees, which saves a spraying and feeds the trees. They take half a year to grow, so a household has only a hundred or so.',
    selling: [{ form: 'piece-by-weight', pieceKg: '1.5' }],
    grownIn: [at.siding, at.qiaoban, at.shazi, at.dapo, at.yayao],
  }),
  product(12, {
    code: 'free-range-egg',
    nameZh: '土鸡蛋',
    nameEn: 'Free-range eggs',
    pinyin: 'tujidan',
    category: 'egg',
    unit: 'piece',
    shelfLifeDays: 30,
    keepMinC: 4,
    keepMaxC: 20,
    grades: twoGrades([
      ['单枚 48 克及以上，三天内的蛋', '48 g or more each, laid within three days'],
      ['单枚 40 至 48 克', '40 to 48 g each'],
    ]),
    seasonFrom: '01-01',
    seasonUntil: '12-31',
    price: { wholesaleFenPerKg: 2600, retailFen: 180, retailUnit: 'piece' },
    descriptionZh: '散养母鸡下的蛋，个头小、蛋黄大，壳色有白有粉有褐，不挑一样的。谷壳垫着装，破一个补一个。',
    descriptionEn:
      'From hens that roam: small eggs with large yolks, in white, pink and brown, because no two hens are the same. Packed in rice husk; a broken one is replaced.',
    storyZh:
      '一篮蛋往往来自一个村里好几户老人家，站点的人每天早上挨家收，谁家几个都记在本子上，卖多少就结多少。',
    storyEn:
      'A basket usually comes from several older households of one village. The station collects each morning, writes down whose they are, and each is paid for what was sold.',
    selling: [
      { form: 'by-piece', least: '10', step: '10' },
      { form: 'mixed-box', quantity: '20', unit: 'piece' },
    ],
    grownIn: [at.siding, at.qiaoban, at.shazi, at.yayao, at.dongqi, at.daliang],
  }),
  product(13, {
    code: 'rice-field-carp',
    nameZh: '稻花鱼',
    nameEn: 'Rice-field carp',
    pinyin: 'daohua yu',
    category: 'fish',
    unit: 'kg',
    shelfLifeDays: 2,
    keepMinC: 0,
    keepMaxC: 4,
    grades: twoGrades([
      ['单尾 150 克及以上', '150 g or more each'],
      ['单尾 80 至 150 克', '80 to 150 g each'],
    ]),
    seasonFrom: '08-25',
    seasonUntil: '10-31',
    price: { wholesaleFenPerKg: 3000, retailFen: 4400, retailUnit: 'kg' },
    descriptionZh: '稻田里长大的小鲤鱼，吃落下的稻花和虫子，肉细没有泥腥。开镰前后放水捉鱼，只卖这一季。',
    descriptionEn:
      'Small carp grown among the rice on fallen flowers and insects, fine and clean-tasting. Caught when the fields are drained for harvest, and sold in that season only.',
    storyZh:
      '一块田、两样收成：鱼吃虫、松泥、肥田，稻给鱼遮阴。桂北的壮、苗、瑶、侗人家都这样养，吃不完的腌成酸鱼。',
    storyEn:
      'One field, two harvests: the fish eat pests, loosen the mud and feed the rice, and the rice gives shade. Zhuang, Miao, Yao and Dong families of northern Guangxi all keep them, and pickle what is left.',
    selling: [
      { form: 'by-weight', unit: 'kg', least: '0.5', step: '0.5' },
      { form: 'presale', share: 0.5 },
    ],
    grownIn: [at.banlan, at.dajiang, at.yayao],
  }),
];
