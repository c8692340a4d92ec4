import { at, type Product, product, threeGrades } from '../product.ts';

/** Grades by the diameter sorting machines measure; limits are demo figures, not the text of a standard. */
function byDiameter(special: number, first: number, second: number) {
  return threeGrades([
    [`横径 ${special} 毫米及以上，全果橙黄`, `${special} mm across or more, fully coloured`],
    [`横径 ${first} 至 ${special} 毫米，着色均匀`, `${first} to ${special} mm across, evenly coloured`],
    [
      `横径 ${second} 至 ${first} 毫米，允许少许青斑`,
      `${second} to ${first} mm across, a little green allowed`,
    ],
  ]);
}

export const kumquats: readonly Product[] = [
  product(1, {
    code: 'huapi-kumquat',
    nameZh: '滑皮金桔',
    nameEn: 'Smooth-skin kumquat',
    pinyin: 'huapi jinju',
    category: 'fruit',
    unit: 'jin',
    shelfLifeDays: 20,
    keepMinC: 4,
    keepMaxC: 8,
    grades: byDiameter(32, 28, 24),
    seasonFrom: '11-15',
    seasonUntil: '03-20',
    price: { wholesaleFenPerKg: 1400, retailFen: 1080, retailUnit: 'jin' },
    descriptionZh:
      '皮和肉一起吃的金桔：皮薄而滑，油胞少，入口没有辛辣味，越嚼越甜。洗净即食，也可以切片泡水、煮糖水。',
    descriptionEn:
      'A kumquat eaten whole, skin and all: the skin is thin and smooth with few oil glands, so there is no sting, only sweetness. Rinse and eat, or slice it into hot water.',
    storyZh:
      '1981年，县里的果树技术员在大将镇的果园里发现一株果皮特别光滑的金桔，1984年起嫁接推广，成了融安人自己的品种。入冬后果农给树冠搭上薄膜挡雨防霜，果子挂在树上慢慢转黄，要一颗一颗用剪刀采。',
    storyEn:
      'In 1981 county fruit technicians found a tree with unusually smooth fruit in a Dajiang orchard; from 1984 it was grafted and shared, and became Rong’an’s own variety. In winter growers cover the trees against rain and frost, let the fruit turn gold on the branch, and cut every one by hand.',
    selling: [
      { form: 'by-weight', unit: 'jin', least: '3', step: '1' },
      { form: 'mixed-box', quantity: '3', unit: 'jin' },
      { form: 'pick-of-season', quantity: '2', unit: 'jin' },
    ],
    grownIn: [at.dajiang, at.changan, at.fushi, at.banlan, at.dapo, at.yayao],
  }),
  product(2, {
    code: 'cuimi-kumquat',
    nameZh: '脆蜜金桔',
    nameEn: 'Crisp-honey kumquat',
    pinyin: 'cuimi jinju',
    category: 'fruit',
    unit: 'jin',
    shelfLifeDays: 20,
    keepMinC: 4,
    keepMaxC: 8,
    grades: byDiameter(38, 34, 30),
    seasonFrom: '12-01',
    seasonUntil: '03-15',
    price: { wholesaleFenPerKg: 2400, retailFen: 1880, retailUnit: 'jin' },
    descriptionZh: '个头比滑皮金桔大，肉脆籽少，咬开有蜜香。十二月才熟透，熟前可以预订头一批。',
    descriptionEn:
      'Larger than the smooth-skin kumquat, crisp, with few seeds and a scent of honey. It ripens in December; the first picking can be reserved before.',
    storyZh:
      '脆蜜金桔是融安县水果技术站从滑皮金桔的一株自然变异里选出来的，前后选了七年。叶子更厚更绿，果农一眼就能从满园树里认出它。',
    storyEn:
      'The county’s fruit station selected it over seven years from one natural variation of the smooth-skin kumquat. Its leaves are thicker and darker; a grower can tell the tree from across the orchard.',
    selling: [
      { form: 'by-weight', unit: 'jin', least: '2', step: '1' },
      { form: 'presale', share: 0.6 },
    ],
    grownIn: [at.dajiang, at.changan, at.fushi, at.dapo, at.tantou],
  }),
  product(3, {
    code: 'youpi-kumquat',
    nameZh: '油皮金桔',
    nameEn: 'Oil-skin kumquat',
    pinyin: 'youpi jinju',
    category: 'fruit',
    unit: 'jin',
    shelfLifeDays: 25,
    keepMinC: 4,
    keepMaxC: 8,
    grades: byDiameter(30, 26, 22),
    seasonFrom: '11-05',
    seasonUntil: '02-28',
    price: { wholesaleFenPerKg: 700, retailFen: 580, retailUnit: 'jin' },
    descriptionZh:
      '老品种金桔，果皮油亮，香气最足，先微辛后回甜。适合泡蜜、熬酱、做金桔饼，一斤能做两罐蜜金桔。',
    descriptionEn:
      'The old variety: glossy skin, the strongest scent, a little sharp before it turns sweet. Best steeped in honey, cooked to jam or candied.',
    storyZh:
      '滑皮和脆蜜出现以前，融安人家房前屋后种的都是它。冬天烤火时抓一把下锅熬，加姜加糖，是许多人记得的味道。',
    storyEn:
      'Before the sweeter varieties came, this was the tree beside every Rong’an house. A handful simmered with ginger and sugar by the winter fire is a taste many here grew up with.',
    selling: [
      { form: 'by-weight', unit: 'jin', least: '5', step: '1' },
      { form: 'mixed-box', quantity: '2', unit: 'jin' },
    ],
    grownIn: [at.dajiang, at.changan, at.fushi, at.tantou, at.dapo],
  }),
];
