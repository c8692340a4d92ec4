import type { LotToMark } from '#branding';

interface Words {
  readonly zh: string;
  readonly en: string;
}

/** How a brand's mark stands on a lot, and what would help where it cannot be put on. */
export const markWords: Readonly<
  Record<LotToMark['state'], Words & { readonly tone: 'good' | 'heed' | 'calm' }>
> = {
  marked: { zh: '已打标', en: 'Marked', tone: 'good' },
  may: { zh: '可以打标', en: 'May be marked', tone: 'heed' },
  licence: { zh: '没有有效的授权', en: 'No licence in force', tone: 'calm' },
  standard: { zh: '没有现行的标准', en: 'No standard in force', tone: 'calm' },
  grade: { zh: '等级不在标准里', en: 'Its grade is not in the standard', tone: 'calm' },
  certificate: { zh: '还没开合格证', en: 'No certificate yet', tone: 'calm' },
  age: { zh: '采收太久了', en: 'Harvested too long ago', tone: 'calm' },
};
