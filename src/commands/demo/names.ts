import type { Township } from './places.ts';
import type { Seeded } from './seeded.ts';

export type Gender = 'woman' | 'man';

/**
 * Family names common in each part of the county: Zhuang in the karst south-east (桥板 is almost wholly Zhuang), Yao,
 * Miao, Dong and Mulao families among Han and Zhuang in the north-eastern mountains, a mixture in the valley.
 */
const karst = [...'韦覃莫黄蓝梁陆罗潘韦覃黄'];
const mountain = [...'盘赵邓凤贾龙杨吴石粟银谢梁李韦'];
const valley = [...'韦覃李陈刘黄张吴曾赖何周龙谢欧罗'];

const given: Readonly<
  Record<Gender, readonly { readonly until: number; readonly names: readonly string[] }[]>
> = {
  woman: [
    { until: 1968, names: ['桂兰', '秀英', '玉莲', '凤英', '月娥', '美花', '爱兰', '春莲', '金妹', '翠英'] },
    { until: 1985, names: ['小红', '海燕', '丽萍', '艳芳', '春梅', '秋菊', '美玲', '素芬', '冬梅', '彩云'] },
    { until: 2010, names: ['婷婷', '思敏', '晓玲', '佳慧', '雪莹', '梦瑶', '静怡', '露露', '雨欣', '丹丹'] },
  ],
  man: [
    { until: 1968, names: ['炳辉', '朝光', '世荣', '德明', '正才', '国安', '有福', '庆生', '老成', '光全'] },
    { until: 1985, names: ['志强', '建军', '家旺', '永胜', '继文', '忠平', '海明', '桥保', '新华', '卫东'] },
    { until: 2010, names: ['俊杰', '浩然', '文斌', '鹏飞', '嘉乐', '宇航', '子豪', '远航', '立诚', '小龙'] },
  ],
};

/** Family names common where the township lies. */
export function familyName(chance: Seeded, township: Pick<Township, 'terrain'>): string {
  if (township.terrain === 'karst') return chance.pick(karst);
  return chance.pick(township.terrain === 'mountain' ? mountain : valley);
}

/** A given name as parents gave it in that year. */
export function givenName(chance: Seeded, gender: Gender, birthYear: number): string {
  const [generation] = given[gender].filter(({ until }) => birthYear <= until);
  return chance.pick((generation ?? given[gender].at(-1) ?? { names: [] }).names);
}
