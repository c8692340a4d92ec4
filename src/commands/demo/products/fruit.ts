import { at, type Product, product, threeGrades, twoGrades } from '../product.ts';

export const fruit: readonly Product[] = [
  product(4, {
    code: 'shatang-mandarin',
    nameZh: '砂糖橘',
    nameEn: 'Shatang mandarin',
    pinyin: 'shatang ju',
    category: 'fruit',
    unit: 'jin',
    shelfLifeDays: 20,
    keepMinC: 5,
    keepMaxC: 8,
    grades: threeGrades([
      ['横径 45 至 50 毫米，带叶鲜果', '45 to 50 mm across, with leaf'],
      ['横径 40 至 45 毫米', '40 to 45 mm across'],
      ['横径 35 至 40 毫米', '35 to 40 mm across'],
    ]),
    seasonFrom: '11-20',
    seasonUntil: '02-15',
    price: { wholesaleFenPerKg: 520, retailFen: 420, retailUnit: 'jin' },
    descriptionZh:
      '小个头、薄皮、好剥，汁多少渣，一家人围着火炉能吃掉一大盘。留两片叶子采下，新不新鲜看叶子就知道。',
    descriptionEn:
      'Small, thin-skinned and easy to peel, with much juice and little pith. Picked with two leaves on: look at the leaf to see how fresh it is.',
    storyZh: '桂北的冬天晴天多、昼夜温差大，橘子甜得快。果农赶在霜重以前分批采，先熟先采，采下当天就下山。',
    storyEn:
      'Northern Guangxi has clear winter days and cold nights, which sweeten the fruit fast. Growers pick in rounds, the ripest first, and bring it down the hill the same day.',
    selling: [
      { form: 'by-weight', unit: 'jin', least: '5', step: '1' },
      { form: 'pick-of-season', quantity: '3', unit: 'jin' },
    ],
    grownIn: [at.daliang, at.tantou, at.dongqi, at.fushi],
  }),
  product(5, {
    code: 'shatian-pomelo',
    nameZh: '沙田柚',
    nameEn: 'Shatian pomelo',
    pinyin: 'shatian you',
    category: 'fruit',
    unit: 'piece',
    shelfLifeDays: 90,
    keepMinC: 5,
    keepMaxC: 12,
    grades: threeGrades([
      ['单果 1.3 公斤及以上，梨形，金钱底清楚', '1.3 kg or more, pear-shaped, clear ring at the base'],
      ['单果 1.0 至 1.3 公斤', '1.0 to 1.3 kg'],
      ['单果 0.8 至 1.0 公斤', '0.8 to 1.0 kg'],
    ]),
    seasonFrom: '10-25',
    seasonUntil: '02-28',
    price: { wholesaleFenPerKg: 460, retailFen: 760, retailUnit: 'kg' },
    descriptionZh: '梨形的柚子，底部有一圈“金钱印”。采下放半个月水分收一收更甜，整个能放到开春。',
    descriptionEn:
      'A pear-shaped pomelo with a coin-like ring at its base. It grows sweeter after two weeks of rest and keeps whole into spring.',
    storyZh:
      '沙田柚出自广西容县沙田村。融安过去叫融县，1952年因为和容县同音才改名融安；两个县隔着山水，种着同一种柚子。',
    storyEn:
      'The variety comes from Shatian village in Guangxi’s Rong County. Rong’an was once called Rong County too and took its present name in 1952, because the two sounded alike; they still share this fruit.',
    selling: [
      { form: 'piece-by-weight', pieceKg: '1.2' },
      { form: 'mixed-box', quantity: '2', unit: 'piece' },
    ],
    grownIn: [at.changan, at.fushi, at.dajiang, at.banlan],
  }),
  product(6, {
    code: 'luohanguo',
    nameZh: '鲜罗汉果',
    nameEn: 'Fresh monk fruit (luohanguo)',
    pinyin: 'xian luohanguo',
    category: 'fruit',
    unit: 'piece',
    shelfLifeDays: 12,
    keepMinC: 8,
    keepMaxC: 15,
    grades: threeGrades([
      ['横径 60 毫米及以上', '60 mm across or more'],
      ['横径 55 至 60 毫米', '55 to 60 mm across'],
      ['横径 50 至 55 毫米', '50 to 55 mm across'],
    ]),
    seasonFrom: '10-10',
    seasonUntil: '12-15',
    price: { wholesaleFenPerKg: 1000, retailFen: 180, retailUnit: 'piece' },
    descriptionZh: '没有烘过的鲜果，敲开泡水，一股清甜。一个能泡一大壶，喝不完的切片晒干。',
    descriptionEn:
      'The fruit as picked, not yet roasted. Crack it into hot water for a clear, sweet drink; one fruit makes a large pot.',
    storyZh:
      '罗汉果是桂北特有的藤本果，雌雄异株，开花那些日子全靠人一朵一朵点花粉。一个果子背后，是清早山坡上弯腰的一个人。',
    storyEn:
      'Monk fruit is a vine of northern Guangxi with male and female plants, so every flower is pollinated by hand, one by one, in the early morning.',
    selling: [
      { form: 'by-piece', least: '10', step: '5' },
      { form: 'mixed-box', quantity: '6', unit: 'piece' },
    ],
    grownIn: [at.banlan, at.yayao, at.dajiang, at.dapo],
  }),
  product(7, {
    code: 'summer-grape',
    nameZh: '夏黑葡萄',
    nameEn: 'Summer Black grapes',
    pinyin: 'xiahei putao',
    category: 'fruit',
    unit: 'kg',
    shelfLifeDays: 7,
    keepMinC: 0,
    keepMaxC: 4,
    grades: twoGrades([
      ['单穗 500 克及以上，果粉完整', 'bunch of 500 g or more, bloom intact'],
      ['单穗 300 至 500 克', 'bunch of 300 to 500 g'],
    ]),
    seasonFrom: '06-25',
    seasonUntil: '08-31',
    price: { wholesaleFenPerKg: 900, retailFen: 1600, retailUnit: 'kg' },
    descriptionZh:
      '紫黑色的无籽葡萄，搭棚避雨，果粉完整。七八月成熟，过了季就下架，熟了会自己回到“现在成熟”里。',
    descriptionEn:
      'Seedless purple-black grapes grown under rain shelters. Ripe in July and August; out of season it leaves the shop, and comes back by itself when ripe.',
    storyZh: '融安夏天雨多，葡萄最怕雨，果农给每一垄搭起小拱棚，雨落在膜上，叶子和果子都是干的，药也用得少。',
    storyEn:
      'Summers here are wet and grapes hate rain, so each row gets its own small roof. Leaves and fruit stay dry, and need less spraying.',
    selling: [{ form: 'by-weight', unit: 'kg', least: '1', step: '0.5' }],
    grownIn: [at.daliang, at.fushi, at.tantou],
  }),
];
