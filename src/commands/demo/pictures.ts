import { idOf } from './demo-id.ts';

/** A picture of the demo: a drawing of ours, never passed off as a photograph. */
export interface DemoPicture {
  /** The product's code, or the landscape's name. */
  readonly code: string;
  readonly id: string;
  readonly file: URL;
  readonly altZh: string;
  readonly altEn: string;
  readonly credit: string;
}

type Row = readonly [code: string, altZh: string, altEn: string];

const productRows: readonly Row[] = [
  [
    'huapi-kumquat',
    '一枝挂满金黄滑皮金桔的枝条，枝下一颗切开露出六瓣果肉',
    'A branch of golden oval kumquats, one cut below to show six segments',
  ],
  [
    'cuimi-kumquat',
    '两颗圆大的脆蜜金桔挂在深绿宽叶的枝上，旁边一颗切开',
    'Two large round kumquats under broad dark leaves, one cut open beside them',
  ],
  [
    'youpi-kumquat',
    '青瓷碗里堆着十颗油皮金桔，碗边还有一颗带叶的',
    'Ten glossy kumquats heaped in a celadon bowl, one with a leaf beside it',
  ],
  [
    'shatang-mandarin',
    '两个带叶砂糖橘，前面一个切开，旁边放着两瓣橘瓣',
    'Two mandarins with their leaves, one cut across, and two loose segments',
  ],
  [
    'shatian-pomelo',
    '一个梨形的黄绿色沙田柚，旁边一个切开露出白瓤和浅色果肉',
    'A pear-shaped yellow-green pomelo beside one cut across, with white pith and pale segments',
  ],
  [
    'luohanguo',
    '藤上两个带条纹的绿罗汉果和心形叶，下面一个切开露出籽',
    'Two striped green monk fruits on a vine with heart-shaped leaves, one opened below to show its seeds',
  ],
  [
    'summer-grape',
    '葡萄藤下一大串带果粉的紫黑葡萄',
    'A full bunch of purple-black grapes with their bloom under vine leaves',
  ],
  [
    'shiitake',
    '一丛棕色菇盖带白色裂纹的香菇，一朵翻过来露出菌褶',
    'A cluster of brown shiitake with pale cracks, one turned over to show its gills',
  ],
  [
    'winter-greens',
    '三棵青菜，白色菜梗，深绿圆叶',
    'Three heads of pak choi with white stalks and round dark green leaves',
  ],
  [
    'winter-bamboo-shoot',
    '两个带壳的冬笋和一个切开的冬笋，上方一枝竹叶',
    'Two bamboo shoots in their sheaths and one cut lengthwise, under a spray of bamboo leaves',
  ],
  [
    'woodland-chicken',
    '一只红冠、棕色羽毛、墨绿尾羽的土鸡站在草地上',
    'A free-range chicken with a red comb, russet feathers and dark green tail, standing in grass',
  ],
  [
    'free-range-egg',
    '竹篮里垫着稻草，装着深浅不一的土鸡蛋',
    'A bamboo basket lined with straw, full of eggs in cream, pink and brown',
  ],
  [
    'rice-field-carp',
    '浅水里两条金棕色的稻花鱼，两边垂着稻穗',
    'Two golden-brown carp in shallow water between bowed ears of rice',
  ],
  [
    'new-rice',
    '木桶里堆得冒尖的白米，旁边弯着两枝稻穗',
    'White rice heaped in a wooden measure beside two bowed ears',
  ],
  [
    'camellia-oil',
    '一瓶金黄的山茶油，上方油茶枝开着白花、结着茶果，下面是茶果和茶籽',
    'A bottle of golden camellia oil under a branch in white flower and fruit, with fruits and seeds below',
  ],
  [
    'mountain-honey',
    '一罐土蜂蜜和搅蜜棒，旁边一块蜂巢，一只蜜蜂飞来',
    'A jar of honey with its dipper, a piece of comb, and a bee flying by',
  ],
  [
    'pickled-mustard-root',
    '一个褐色陶坛，坛前三个带梗的大头菜，地上撒着盐粒',
    'A brown earthen pickle jar with three mustard roots and grains of salt before it',
  ],
  [
    'dried-wood-ear',
    '圆竹匾里晒着十朵黑褐色的木耳',
    'Ten dark brown wood ears drying on a round bamboo tray',
  ],
];

const landscapeRows: readonly Row[] = [
  [
    'kumquat-terraces',
    '层层梯地上种满挂果的金桔树，远处是石山，坡上有一栋木屋',
    'Terraces of fruiting kumquat trees below karst peaks, with one timber house on the slope',
  ],
  [
    'mist-valley',
    '清晨的山谷，云雾缠着山腰，杉树林间一条小河，河上有人撑竹排',
    'A valley in morning mist, a river between firs, and someone poling a bamboo raft',
  ],
  [
    'drum-tower-village',
    '寨子中间立着多层檐的鼓楼，两旁是木楼，前面是稻田，背后是石山',
    'A village of timber houses round a many-eaved drum tower, rice fields in front and karst hills behind',
  ],
];

function picture([code, altZh, altEn]: Row): DemoPicture {
  const file = new URL(`./pictures/${code}.svg`, import.meta.url);
  return { code, id: idOf(`picture ${code}`), file, altZh, altEn, credit: '插画，演示 / Illustration, demo' };
}

/** One picture for each product, by its code. */
export const productPictures: readonly DemoPicture[] = productRows.map(picture);

/** Where the goods come from: for the home page, brand stories and plots. */
export const landscapes: readonly DemoPicture[] = landscapeRows.map(picture);
