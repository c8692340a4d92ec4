import { type Day, dayText, instantText } from '#shared/instant.ts';
import type { RefusalText } from '#shared/outcome.ts';
import { refuserOf } from '#shared/outcome.ts';
import { type Unit, unitWords } from '#shared/quantity.ts';
import type { Flaw } from './kernel/draft.ts';
import type { TradeFlaw } from './kernel/trade.ts';

interface Titled {
  readonly titleZh: string;
  readonly titleEn: string;
}

export const refusals = {
  'selling.no-such-offer': {
    status: 404,
    zh: () => ({
      what: '没有找到这件商品',
      why: '它可能已经下架，或者链接不完整',
      next: '回到首页看看现在成熟的',
    }),
    en: () => ({
      what: 'This offer was not found',
      why: 'It may have been taken down, or the link is cut short',
      next: 'Go to the home page to see what is ripe now',
    }),
  },
  'selling.no-such-lot': {
    status: 404,
    zh: () => ({ what: '没有找到这一批', why: '编号不对，或者不是本县的批次', next: '从商品页重新打开' }),
    en: () => ({
      what: 'This lot was not found',
      why: 'The number is wrong, or it is no lot of this county',
      next: 'Open it from the offer’s page',
    }),
  },
  'selling.lot-not-for-sale': {
    status: 409,
    zh: () => ({
      what: '这一批现在不卖',
      why: '它被扣下、卖完了，或者还没有合格证',
      next: '看看同一家的其他批次',
    }),
    en: () => ({
      what: 'This lot is not for sale now',
      why: 'It is held back, sold out, or has no certificate yet',
      next: 'Look at other lots of the same grower',
    }),
  },
  'selling.not-good-on-arrival': {
    status: 409,
    zh: (facts: { goodUntil: string }) => ({
      what: '这一批送不到了',
      why: `它好到 ${dayText(facts.goodUntil, 'zh')}，没有装得下、到手还够新鲜的班次`,
      next: '换一个取货点，或者等下一批',
    }),
    en: (facts: { goodUntil: string }) => ({
      what: 'This lot can no longer be brought there',
      why: `It is good until ${dayText(facts.goodUntil, 'en')}, and nothing with room brings it while it is fresh enough`,
      next: 'Choose another collection point, or wait for the next lot',
    }),
  },
  'selling.no-such-maker': {
    status: 404,
    zh: () => ({
      what: '没有找到这位生产者',
      why: '链接可能不完整，或者登记已经注销',
      next: '用上面的搜索找名字或村子',
    }),
    en: () => ({
      what: 'This maker was not found',
      why: 'The link may be cut short, or the registration has ended',
      next: 'Search above for a name or a village',
    }),
  },
  'selling.not-on-sale': {
    status: 409,
    zh: (facts: Titled) => ({
      what: `“${facts.titleZh}”现在不卖`,
      why: '卖家停售了，或者已经过了售卖日期',
      next: '看看同一种的其他商品',
    }),
    en: (facts: Titled) => ({
      what: `“${facts.titleEn}” is not on sale now`,
      why: 'The seller has paused it, or its selling dates are over',
      next: 'Look at other offers of the same kind',
    }),
  },
  'selling.not-yet': {
    status: 409,
    zh: (facts: Titled & { from: Day }) => ({
      what: `“${facts.titleZh}”还没有开卖`,
      why: `卖家定的开卖日是${dayText(facts.from, 'zh')}`,
      next: '到时候再来',
    }),
    en: (facts: Titled & { from: Day }) => ({
      what: `“${facts.titleEn}” is not on sale yet`,
      why: `The seller starts on ${dayText(facts.from, 'en')}`,
      next: 'Come back then',
    }),
  },
  'selling.opens-later': {
    status: 409,
    zh: (facts: Titled & { opensAt: string }) => ({
      what: `“${facts.titleZh}”还没有开卖`,
      why: `对所有人同时在 ${instantText(new Date(facts.opensAt), 'zh')} 开卖`,
      next: '到时候再来；名字、手机和取货点可以先填好',
    }),
    en: (facts: Titled & { opensAt: string }) => ({
      what: `“${facts.titleEn}” is not open yet`,
      why: `It opens to everybody at ${instantText(new Date(facts.opensAt), 'en')}`,
      next: 'Come back then; name, phone and collection point can be filled in before',
    }),
  },
  'selling.unsound-drop': {
    status: 422,
    zh: (facts: { least: string; most: string; unit: Unit }) => ({
      what: '限时开卖没有设好',
      why: `开卖时间要在以后，每人最多能买的要在 ${facts.least} 到 ${facts.most} ${unitWords[facts.unit].zh}之间`,
      next: '改好时间和每人的数量，再保存',
    }),
    en: (facts: { least: string; most: string; unit: Unit }) => ({
      what: 'The opening is not set right',
      why: `It has to be in the future, and each person's most between ${facts.least} and ${facts.most} ${unitWords[facts.unit].en}`,
      next: 'Correct the time and the amount for each person, and save again',
    }),
  },
  'selling.out-of-season': {
    status: 409,
    zh: (facts: Titled & { back: Day }) => ({
      what: `“${facts.titleZh}”不在季节里`,
      why: `自然成熟的季节从${dayText(facts.back, 'zh')}开始`,
      next: '到时候再来，或者看看季节表里现在成熟的',
    }),
    en: (facts: Titled & { back: Day }) => ({
      what: `“${facts.titleEn}” is out of season`,
      why: `It ripens from ${dayText(facts.back, 'en')}`,
      next: 'Come back then, or see in the season calendar what is ripe now',
    }),
  },
  'selling.sold-out': {
    status: 409,
    zh: (facts: Titled) => ({
      what: `“${facts.titleZh}”卖完了`,
      why: '这一批已经全部订出，下一批还没有采收',
      next: '看看其他农户的，或者过几天再来',
    }),
    en: (facts: Titled) => ({
      what: `“${facts.titleEn}” is sold out`,
      why: 'All of it is ordered, and the next has not been picked yet',
      next: 'Look at what other growers have, or come back in a few days',
    }),
  },
  'selling.not-enough': {
    status: 409,
    zh: (facts: Titled & { most: string; unit: Unit }) => ({
      what: `“${facts.titleZh}”没有这么多了`,
      why: `现在最多还能订 ${facts.most} ${unitWords[facts.unit].zh}`,
      next: '减少数量，再试一次',
    }),
    en: (facts: Titled & { most: string; unit: Unit }) => ({
      what: `There is not that much of “${facts.titleEn}”`,
      why: `At most ${facts.most} ${unitWords[facts.unit].en} can still be ordered`,
      next: 'Order less and try again',
    }),
  },
  'selling.not-good-then': {
    status: 409,
    zh: (facts: Titled & { day: Day }) => ({
      what: `“${facts.titleZh}”送到时就不够新鲜了`,
      why: `到货日是${dayText(facts.day, 'zh')}，现有的这几批保鲜期太短`,
      next: '换一个送得更快的取货点，或者等下一批采收',
    }),
    en: (facts: Titled & { day: Day }) => ({
      what: `“${facts.titleEn}” would not be fresh enough on arrival`,
      why: `It would arrive on ${dayText(facts.day, 'en')}, and the lots there are do not keep that long`,
      next: 'Choose a collection point that is reached sooner, or wait for the next harvest',
    }),
  },
  'selling.certificate-missing': {
    status: 409,
    zh: (facts: Titled) => ({
      what: `“${facts.titleZh}”暂时不能卖`,
      why: '现有的批次还没有开具承诺达标合格证',
      next: '卖家开证后会自动恢复',
    }),
    en: (facts: Titled) => ({
      what: `“${facts.titleEn}” cannot be sold yet`,
      why: 'Its lots do not carry their certificate of conformity yet',
      next: 'It comes back by itself once the seller issues it',
    }),
  },
  'selling.quantity': {
    status: 422,
    zh: (facts: Titled & { least: string; most: string; step: string; unit: Unit }) => ({
      what: `“${facts.titleZh}”不能订这个数量`,
      why: `从 ${facts.least} 到 ${facts.most} ${unitWords[facts.unit].zh}，每次加减 ${facts.step}`,
      next: '改成合适的数量',
    }),
    en: (facts: Titled & { least: string; most: string; step: string; unit: Unit }) => ({
      what: `“${facts.titleEn}” cannot be ordered in this quantity`,
      why: `From ${facts.least} to ${facts.most} ${unitWords[facts.unit].en}, in steps of ${facts.step}`,
      next: 'Change the quantity',
    }),
  },
  'selling.not-allowed': {
    status: 403,
    zh: () => ({
      what: '您的身份不能做这件事',
      why: '商品由卖家自己管理，批发价由县里登记',
      next: '请找卖家本人、合作社或县里的负责人',
    }),
    en: () => ({
      what: 'Your role cannot do this',
      why: 'Offers are kept by their sellers, wholesale prices by the county',
      next: 'Ask the seller, the co-op or the county officer',
    }),
  },
  'selling.not-yours': {
    status: 403,
    zh: () => ({
      what: '这件商品不是您这里卖的',
      why: '只有卖家自己能改',
      next: '请换成卖家的账号，或请卖家来改',
    }),
    en: () => ({
      what: 'This offer is not yours',
      why: 'Only its seller can change it',
      next: 'Sign in for the seller, or ask them to change it',
    }),
  },
  'selling.through-coop': {
    status: 409,
    zh: (facts: { coopZh: string; coopEn: string }) => ({
      what: '这一户的货由合作社统一卖',
      why: `这一户加入了${facts.coopZh}`,
      next: '请合作社上架；采收入库后会自动算进合作社的货里',
    }),
    en: (facts: { coopZh: string; coopEn: string }) => ({
      what: 'This household sells through its co-op',
      why: `It has joined ${facts.coopEn}`,
      next: 'Ask the co-op to offer it; what you harvest counts into its stock by itself',
    }),
  },
  'selling.unknown': {
    status: 404,
    zh: (facts: { what: string }) => ({
      what: '没有找到要卖的东西',
      why: `本县没有登记：${facts.what}`,
      next: '请返回重新选择',
    }),
    en: (facts: { what: string }) => ({
      what: 'What is to be sold was not found',
      why: `Not on record in this county: ${facts.what}`,
      next: 'Go back and choose again',
    }),
  },
  'selling.unsound': {
    status: 422,
    zh: (facts: { flaw: Flaw }) => ({
      what: '商品还没有保存',
      why: flaws[facts.flaw].zh,
      next: '改好后再提交一次',
    }),
    en: (facts: { flaw: Flaw }) => ({
      what: 'The offer was not saved',
      why: flaws[facts.flaw].en,
      next: 'Correct it and send it again',
    }),
  },
  'selling.below-floor': {
    status: 422,
    zh: (facts: { floor: string }) => ({
      what: '价格低于您自己定的底价',
      why: `底价是 ${facts.floor} 元，低于它就是亏本卖`,
      next: '提高价格；确实要清货，请写明原因',
    }),
    en: (facts: { floor: string }) => ({
      what: 'The price is below your own floor',
      why: `Your floor is ¥${facts.floor}: below it you sell at a loss`,
      next: 'Raise the price; if this is to clear stock, say why',
    }),
  },
  'selling.group-price': {
    status: 422,
    zh: (facts: { shop: string }) => ({
      what: '团购价没有存',
      why: `团购价要比商城价低；商城价是 ${facts.shop} 元`,
      next: '写一个更低的价；不想优惠，就留空',
    }),
    en: (facts: { shop: string }) => ({
      what: 'The group price was not saved',
      why: `It has to be below the shop’s, which is ¥${facts.shop}`,
      next: 'Give a lower one, or leave it empty to sell at the shop’s',
    }),
  },
  'selling.special-price-below-floor': {
    status: 422,
    zh: (facts: { floor: string }) => ({
      what: '价格低于底价',
      why: `底价是 ${facts.floor} 元，是您自己定的，或按成本表算的`,
      next: '把价提到底价以上；要清货，用降价或改商城价',
    }),
    en: (facts: { floor: string }) => ({
      what: 'The price is below the floor',
      why: `The floor is ¥${facts.floor}: your own figure, or what the goods cost by your sheet`,
      next: 'Raise it to the floor or above; to clear stock, change the price in the shop',
    }),
  },
  'selling.unsound-trade': {
    status: 422,
    zh: (facts: { flaw: TradeFlaw }) => ({
      what: '批发单没有存',
      why: tradeFlaws[facts.flaw].zh,
      next: '改好后再提交一次',
    }),
    en: (facts: { flaw: TradeFlaw }) => ({
      what: 'The trade list was not saved',
      why: tradeFlaws[facts.flaw].en,
      next: 'Correct it and send it again',
    }),
  },
  'selling.trader-unnamed': {
    status: 422,
    zh: () => ({
      what: '申请没有发出去',
      why: '要写明你是谁：店名或姓名，40 字以内；附言 300 字以内',
      next: '写好后再提交一次',
    }),
    en: () => ({
      what: 'You have not asked yet',
      why: 'Say who you are: your business or name, 40 characters at most, and 300 of anything else',
      next: 'Write it and send it again',
    }),
  },
  'selling.no-such-trader': {
    status: 404,
    zh: () => ({
      what: '没有找到这位采购商',
      why: 'TA 可能注销了账号，或者没有申请过',
      next: '回到批发单，看看现在有谁',
    }),
    en: () => ({
      what: 'This trader was not found',
      why: 'They may have erased their account, or never asked',
      next: 'Go back to the trade list to see who is there now',
    }),
  },
  'selling.not-a-trader': {
    status: 403,
    zh: () => ({
      what: '还不能按批发单订货',
      why: '这家卖家还没有同意你看批发单',
      next: '在批发单页面提出申请，卖家同意后就能订',
    }),
    en: () => ({
      what: 'You cannot order from this trade list yet',
      why: 'Its seller has not let you in',
      next: 'Ask on the page of the list; once the seller agrees you can order',
    }),
  },
  'selling.not-on-list': {
    status: 404,
    zh: () => ({
      what: '批发单上没有这样货',
      why: '卖家把它拿下来了，或者同一样货写了两次',
      next: '刷新批发单，重新选',
    }),
    en: () => ({
      what: 'This is not on the trade list',
      why: 'Its seller has taken it off, or the same goods are named twice',
      next: 'Open the list again and choose anew',
    }),
  },
  'selling.quote-over': {
    status: 409,
    zh: (facts: Titled & { day: Day }) => ({
      what: `“${facts.titleZh}”的批发价过期了`,
      why: `报价到${dayText(facts.day, 'zh')}为止`,
      next: '请卖家更新报价，或者先去掉它',
    }),
    en: (facts: Titled & { day: Day }) => ({
      what: `The trade price of “${facts.titleEn}” is over`,
      why: `It held until ${dayText(facts.day, 'en')}`,
      next: 'Ask the seller for a new one, or leave it out for now',
    }),
  },
  'selling.trade-packs': {
    status: 422,
    zh: (facts: Titled & { least: number; most: number | null }) => ({
      what: `“${facts.titleZh}”不能订这么多件`,
      why: `最少 ${facts.least} 件${facts.most === null ? '' : `，最多 ${facts.most} 件`}，按整件订`,
      next: '改一下件数',
    }),
    en: (facts: Titled & { least: number; most: number | null }) => ({
      what: `“${facts.titleEn}” is not sold in that many packs`,
      why: `At least ${facts.least}${facts.most === null ? '' : `, at most ${facts.most}`}, in whole packs`,
      next: 'Change how many',
    }),
  },
  'selling.ended': {
    status: 409,
    zh: () => ({ what: '这件商品已经下架', why: '下架的商品不能再改', next: '另外新建一件' }),
    en: () => ({
      what: 'This offer has ended',
      why: 'An offer that has ended is not changed any more',
      next: 'Make a new one',
    }),
  },
  'selling.never-in-season': {
    status: 422,
    zh: (facts: { from: string; until: string }) => ({
      what: '这件商品上不了架',
      why: `售卖日期里没有一天在季节内，季节是 ${facts.from} 到 ${facts.until}`,
      next: '把售卖日期改到季节里，或者改成预售',
    }),
    en: (facts: { from: string; until: string }) => ({
      what: 'This offer would never be on sale',
      why: `None of its selling days is in season, which is ${facts.from} to ${facts.until}`,
      next: 'Move its dates into the season, or make it a presale',
    }),
  },
} as const satisfies Record<string, RefusalText>;

export const refuse = refuserOf(refusals);

const tradeFlaws: Readonly<Record<TradeFlaw, { readonly zh: string; readonly en: string }>> = {
  presale: {
    zh: '预售和按实重结算的货不能放进批发单',
    en: 'What is sold ahead or paid by the scale cannot be on a trade list',
  },
  pack: {
    zh: '一件要是每次加减量的整数倍；箱子和按个的要是整个',
    en: 'A pack is a whole number of the offer’s steps; of boxes and pieces, of whole ones',
  },
  amounts: { zh: '最少一件，最多不小于最少', en: 'One pack at least, and the most no less than the least' },
  tiers: {
    zh: '第一档从最少件数开始；往下每档件数更多、价格更低，最多六档',
    en: 'The first tier begins with the least; each further one has more packs and a lower price, six at most',
  },
  'above-shop': { zh: '批发价不能高过商城价', en: 'A trade price cannot lie above the shop’s' },
  'valid-until': {
    zh: '有效期要从今天起，一年以内',
    en: 'The last day the prices hold lies between today and a year from now',
  },
};

const flaws: Readonly<Record<Flaw, { readonly zh: string; readonly en: string }>> = {
  title: { zh: '中文名和英文名都要写', en: 'It needs a title in Chinese and in English' },
  price: { zh: '价格要大于零', en: 'The price must be more than nothing' },
  units: { zh: '这种卖法不能用这个单位', en: 'This way of selling does not go with these units' },
  grade: { zh: '单一的货要选等级，箱子不选', en: 'One product needs its grade; a box has none of its own' },
  parts: {
    zh: '箱子里每样东西写一次，数量大于零',
    en: 'Name each thing in the box once, with how much of it',
  },
  kinds: {
    zh: '装几样，要在一样和列出的样数之间',
    en: 'The number of kinds is between one and as many as are listed',
  },
  'piece-weight': {
    zh: '按个卖的要写每个大约多重',
    en: 'What is sold by the piece needs its estimated weight',
  },
  forecast: { zh: '预售要选对应的采收预计', en: 'A presale needs the forecast it sells against' },
  quantity: {
    zh: '起订量和上限都要是每次加减量的整数倍',
    en: 'The least and the most must be whole numbers of steps',
  },
  'too-fine': { zh: '每次加减的量太细，秤称不出来', en: 'The step is finer than a scale can weigh' },
  dates: {
    zh: '日期不对：要真有这一天，开始不晚于结束，行情不能是以后的',
    en: 'The days do not work: they must exist, begin before they end, and a market price cannot be of a day to come',
  },
  costs: { zh: '成本要写数字，合起来大于零', en: 'Costs are amounts, and more than nothing together' },
  factor: {
    zh: '等级系数在 10% 到 300% 之间',
    en: 'A grade bears between 10 % and 300 % of its product’s cost',
  },
  markdown: {
    zh: '降价要一步比一步多：剩的天数越少，降得越多，最多四步；组合箱和预售不能这样降',
    en: 'Each step takes more off with fewer days left, four steps at most; boxes and presales cannot go down so',
  },
  note: {
    zh: '写一两句看到了什么，不超过 300 字',
    en: 'Say in a sentence or two what you found, 300 characters at most',
  },
  source: { zh: '要写明市场和来源', en: 'Say which market it was and where the figure comes from' },
};
