import { type Day, dayText } from '#shared/instant.ts';
import type { RefusalText } from '#shared/outcome.ts';
import type { Unit } from '#shared/quantity.ts';
import { amountEn, amountZh } from './refused-amounts.ts';

/** What is refused in the field: plots, sprayings, forecasts. Days are `YYYY-MM-DD`, amounts decimals in the lot's unit. */
export const fieldRefusals = {
  'origin.in-future': {
    status: 422,
    zh: () => ({ what: '没有保存', why: '填写的时间还没有到', next: '请改成已经做完的时间' }),
    en: () => ({
      what: 'Nothing was saved',
      why: 'The time given has not come yet',
      next: 'Give the time at which it was done',
    }),
  },
  'origin.presale-gone': {
    status: 409,
    zh: (facts: { left: string; unit: Unit }) => ({
      what: '预售的量不够了',
      why: `按采收预测，只剩 ${amountZh(facts.left, facts)} 可以预订`,
      next: '请减少数量，或等采收后再买',
    }),
    en: (facts: { left: string; unit: Unit }) => ({
      what: 'Not enough is left to order ahead',
      why: `By the harvest forecast only ${amountEn(facts.left, facts)} can still be promised`,
      next: 'Take less, or buy after the harvest',
    }),
  },
  'origin.product-invalid': {
    status: 422,
    zh: (facts: { productZh: string; productEn: string }) => ({
      what: `没有保存产品“${facts.productZh}”`,
      why: '商品编码（GTIN）要 14 位数字，末位是对得上的校验码；并且至少有一个等级',
      next: '请补全后再保存',
    }),
    en: (facts: { productZh: string; productEn: string }) => ({
      what: `Product “${facts.productEn}” was not saved`,
      why: 'Its item number (GTIN) has 14 digits, the last of which checks the others, and it needs at least one grade',
      next: 'Complete it and save again',
    }),
  },
  'origin.position-invalid': {
    status: 422,
    zh: (facts: { plot: string }) => ({
      what: `地块“${facts.plot}”的位置不对`,
      why: '纬度在 -90 到 90 之间，经度在 -180 到 180 之间，两个数可能填反了',
      next: '请核对经纬度，或在地图上点一下',
    }),
    en: (facts: { plot: string }) => ({
      what: `The position of plot “${facts.plot}” is wrong`,
      why: 'Latitude lies between -90 and 90, longitude between -180 and 180; they may be swapped',
      next: 'Check the two numbers, or tap the map',
    }),
  },
  'origin.area-invalid': {
    status: 422,
    zh: (facts: { plot: string }) => ({
      what: `地块“${facts.plot}”的面积不对`,
      why: '面积要大于零，最多两位小数，单位是亩',
      next: '请改一下面积',
    }),
    en: (facts: { plot: string }) => ({
      what: `The area of plot “${facts.plot}” is wrong`,
      why: 'It must be more than zero mu, with at most two decimals',
      next: 'Change the area',
    }),
  },
  'origin.outline-invalid': {
    status: 422,
    zh: (facts: { plot: string }) => ({
      what: `地块“${facts.plot}”的边界没有画成`,
      why: '至少要有三个不在一条线上的角',
      next: '请沿着地边再点一遍',
    }),
    en: (facts: { plot: string }) => ({
      what: `The outline of plot “${facts.plot}” was not kept`,
      why: 'It needs at least three corners that are not in one line',
      next: 'Go round the edge and tap the corners again',
    }),
  },
  'origin.spray-not-for-crop': {
    status: 422,
    zh: (facts: { sprayZh: string; sprayEn: string; cropZh: string; cropEn: string }) => ({
      what: '没有保存这次打药',
      why: `${facts.sprayZh}没有登记用在${facts.cropZh}上，没有安全间隔期可以计算`,
      next: '请核对药名；如果真的打了，请马上联系合作社或农技员',
    }),
    en: (facts: { sprayZh: string; sprayEn: string; cropZh: string; cropEn: string }) => ({
      what: 'This spraying was not saved',
      why: `${facts.sprayEn} is not registered for ${facts.cropEn}, so it has no pre-harvest interval to count`,
      next: 'Check the product’s name; if it really was sprayed, call the co-op or the plant doctor now',
    }),
  },
  'origin.spray-product-needed': {
    status: 422,
    zh: () => ({ what: '没有保存这次打药', why: '还不知道打的是什么药，算不出最早采收日', next: '请选药名' }),
    en: () => ({
      what: 'This spraying was not saved',
      why: 'Without the product the first harvest day cannot be counted',
      next: 'Choose the product',
    }),
  },
  'origin.spray-interval': {
    status: 409,
    zh: (facts: { sprayZh: string; sprayEn: string; plot: string; firstDay: Day }) => ({
      what: '现在还不能采收',
      why: `地块“${facts.plot}”打过${facts.sprayZh}，安全间隔期还没有过（从打药第二天算起）`,
      next: `最早 ${dayText(facts.firstDay, 'zh')}可以采收；没有打药的地块可以先采`,
    }),
    en: (facts: { sprayZh: string; sprayEn: string; plot: string; firstDay: Day }) => ({
      what: 'This cannot be harvested yet',
      why: `Plot “${facts.plot}” was sprayed with ${facts.sprayEn} and its pre-harvest interval, counted from the day after spraying, has not passed`,
      next: `Harvest from ${dayText(facts.firstDay, 'en')}; plots that were not sprayed can be picked now`,
    }),
  },
  'origin.forecast-range': {
    status: 422,
    zh: () => ({
      what: '没有保存预测',
      why: '少、可能、多三个数要从小到大，结束日不能早于开始日，预售量不能超过有把握采到的数',
      next: '请改一下这几个数',
    }),
    en: () => ({
      what: 'The forecast was not saved',
      why: 'Low, likely and high must rise, the last day must not come before the first, and no more may be sold ahead than is as certain to be picked as you want',
      next: 'Change these figures',
    }),
  },
} as const satisfies Record<string, RefusalText>;
