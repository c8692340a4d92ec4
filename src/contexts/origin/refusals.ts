import { type Day, dayText } from '#shared/instant.ts';
import { type RefusalOf, type RefusalText, refuserOf } from '#shared/outcome.ts';
import { type Unit, unitWords } from '#shared/quantity.ts';

type InUnit = { unit: Unit };
const amountZh = (amount: string, { unit }: InUnit) => `${amount} ${unitWords[unit].zh}`;
const amountEn = (amount: string, { unit }: InUnit) => `${amount} ${unitWords[unit].en}`;

/** What origin refuses, why, and what to do next. Days are `YYYY-MM-DD`, amounts decimals in the lot's unit. */
export const refusals = {
  'origin.not-yours': {
    status: 403,
    zh: () => ({
      what: '这不是您家的地块或批次',
      why: '只有本户、所在合作社的工作人员可以登记',
      next: '请换成本户账号，或请合作社代办',
    }),
    en: () => ({
      what: 'This plot or lot is not yours',
      why: 'Only the household itself and its co-op’s staff may record for it',
      next: 'Sign in for that household, or ask the co-op to do it',
    }),
  },
  'origin.not-allowed': {
    status: 403,
    zh: () => ({
      what: '您的身份不能做这件事',
      why: '这一步不属于您的工作',
      next: '请找农户本人、合作社或县里的负责人',
    }),
    en: () => ({
      what: 'Your role cannot do this',
      why: 'This step is not part of your work here',
      next: 'Ask the grower, the co-op or the county officer',
    }),
  },
  'origin.unknown': {
    status: 404,
    zh: (facts: { what: string }) => ({
      what: '没有找到要办的那一项',
      why: `本县没有登记：${facts.what}`,
      next: '请返回列表重新选择',
    }),
    en: (facts: { what: string }) => ({
      what: 'What this is about was not found',
      why: `Not on record in this county: ${facts.what}`,
      next: 'Go back to the list and choose again',
    }),
  },
  'origin.id-taken': {
    status: 409,
    zh: () => ({ what: '没有保存', why: '这个编号已经用在另一条记录上', next: '请重新打开表格再填一次' }),
    en: () => ({
      what: 'Nothing was saved',
      why: 'This id already belongs to another record',
      next: 'Open the form again and fill it in once more',
    }),
  },
  'origin.in-future': {
    status: 422,
    zh: () => ({ what: '没有保存', why: '填写的时间还没有到', next: '请改成已经做完的时间' }),
    en: () => ({
      what: 'Nothing was saved',
      why: 'The time given has not come yet',
      next: 'Give the time at which it was done',
    }),
  },
  'origin.amount-invalid': {
    status: 422,
    zh: (facts: { unit: Unit }) => ({
      what: '数量不对',
      why: `数量要大于零，并且能换算成${unitWords[facts.unit].zh}，最细到 1 克`,
      next: '请改一下数量或单位',
    }),
    en: (facts: { unit: Unit }) => ({
      what: 'The amount does not work',
      why: `It must be more than zero and convert to ${unitWords[facts.unit].en}, no finer than 1 gram`,
      next: 'Change the amount or its unit',
    }),
  },
  'origin.stock-gone': {
    status: 409,
    zh: (facts: { lot: string; left: string; unit: Unit }) => ({
      what: '货不够了',
      why: `批次 ${facts.lot} 只剩 ${amountZh(facts.left, facts)} 可以动用`,
      next: '请减少数量，或换一个批次',
    }),
    en: (facts: { lot: string; left: string; unit: Unit }) => ({
      what: 'There is not enough left',
      why: `Lot ${facts.lot} has only ${amountEn(facts.left, facts)} free`,
      next: 'Take less, or choose another lot',
    }),
  },
  'origin.lot-held': {
    status: 409,
    zh: (facts: { lot: string }) => ({
      what: `批次 ${facts.lot} 已暂停`,
      why: '暂停期间这批货不卖、不出证、不拆合',
      next: '请换一个批次，或等暂停解除',
    }),
    en: (facts: { lot: string }) => ({
      what: `Lot ${facts.lot} is on hold`,
      why: 'While it is held nothing of it is sold, certified, split or mixed',
      next: 'Choose another lot, or wait until the hold is released',
    }),
  },
  'origin.lot-closed': {
    status: 409,
    zh: (facts: { lot: string }) => ({
      what: `批次 ${facts.lot} 已结束`,
      why: '结束的批次不再变动',
      next: '请换一个批次',
    }),
    en: (facts: { lot: string }) => ({
      what: `Lot ${facts.lot} is closed`,
      why: 'A closed lot does not change any more',
      next: 'Choose another lot',
    }),
  },
  'origin.certificate-missing': {
    status: 409,
    zh: (facts: { lot: string }) => ({
      what: `批次 ${facts.lot} 还没有承诺达标合格证`,
      why: '这类农产品上网销售、收购混装都要附合格证（农业农村部令2025年第4号）',
      next: '请先给这个批次开具合格证',
    }),
    en: (facts: { lot: string }) => ({
      what: `Lot ${facts.lot} has no promise certificate yet`,
      why: 'This kind of produce is sold online and mixed only with one (MARA Order 2025 No. 4)',
      next: 'Issue a certificate for the lot first',
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
      why: '商品编码（GTIN）要 14 位数字，并且至少有一个等级',
      next: '请补全后再保存',
    }),
    en: (facts: { productZh: string; productEn: string }) => ({
      what: `Product “${facts.productEn}” was not saved`,
      why: 'Its item number (GTIN) has 14 digits, and it needs at least one grade',
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
  'origin.reason-needed': {
    status: 422,
    zh: () => ({ what: '没有保存', why: '这一步会留在记录里，要写明原因', next: '请写一句原因' }),
    en: () => ({
      what: 'Nothing was saved',
      why: 'This step stays on the record and needs a reason',
      next: 'Write one sentence why',
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
  'origin.grade-unknown': {
    status: 422,
    zh: (facts: { productZh: string; productEn: string }) => ({
      what: '等级不对',
      why: `${facts.productZh}没有这个等级`,
      next: '请从等级图里选一个',
    }),
    en: (facts: { productZh: string; productEn: string }) => ({
      what: 'The grade is wrong',
      why: `${facts.productEn} has no such grade`,
      next: 'Choose one of the grades shown',
    }),
  },
  'origin.plots-differ': {
    status: 422,
    zh: () => ({
      what: '没有登记这次采收',
      why: '一个批次只能来自一户、种同一种东西的地块',
      next: '请按户、按品种分开登记，再合并',
    }),
    en: () => ({
      what: 'This harvest was not recorded',
      why: 'A lot comes from plots of one household that grow this product',
      next: 'Record each household and product by itself, then merge',
    }),
  },
  'origin.lots-differ': {
    status: 422,
    zh: () => ({
      what: '这些批次不能合并',
      why: '只有同一种产品、同一个等级才能混在一起',
      next: '等级不同的，请先重新分级',
    }),
    en: () => ({
      what: 'These lots cannot be merged',
      why: 'Only the same product of the same grade is mixed',
      next: 'Regrade first where the grades differ',
    }),
  },
  'origin.no-common-coop': {
    status: 422,
    zh: () => ({
      what: '这些批次不能合并',
      why: '不同人家的货只有他们共同的合作社才能收购混装',
      next: '请由合作社合并，或分开卖',
    }),
    en: () => ({
      what: 'These lots cannot be merged',
      why: 'Only the co-op that several households have joined may buy and mix their goods',
      next: 'Let the co-op merge them, or sell them apart',
    }),
  },
  'origin.still-reserved': {
    status: 409,
    zh: (facts: { lot: string }) => ({
      what: `批次 ${facts.lot} 还不能结束`,
      why: '有顾客正在付款',
      next: '请过 15 分钟再试',
    }),
    en: (facts: { lot: string }) => ({
      what: `Lot ${facts.lot} cannot be closed yet`,
      why: 'A customer is paying for part of it',
      next: 'Try again in 15 minutes',
    }),
  },
  'origin.still-free': {
    status: 409,
    zh: (facts: { lot: string; left: string; unit: Unit }) => ({
      what: `批次 ${facts.lot} 还不能结束`,
      why: `还有 ${amountZh(facts.left, facts)} 没有去处`,
      next: '请先登记损耗，或分到别的批次',
    }),
    en: (facts: { lot: string; left: string; unit: Unit }) => ({
      what: `Lot ${facts.lot} cannot be closed yet`,
      why: `${amountEn(facts.left, facts)} of it went nowhere yet`,
      next: 'Record it as a loss, or move it into another lot',
    }),
  },
  'origin.held-by-officer': {
    status: 403,
    zh: (facts: { lot: string }) => ({
      what: `不能解除批次 ${facts.lot} 的暂停`,
      why: '这是县里或安全间隔期规则暂停的，要由县里的负责人核实后解除',
      next: '请联系县农业农村局',
    }),
    en: (facts: { lot: string }) => ({
      what: `The hold on lot ${facts.lot} cannot be released`,
      why: 'The county or the spray rule holds it; the county officer releases it after looking into it',
      next: 'Call the county agriculture bureau',
    }),
  },
  'origin.certificate-not-for-product': {
    status: 422,
    zh: (facts: { productZh: string; productEn: string }) => ({
      what: '不用开合格证',
      why: `${facts.productZh}不在承诺达标合格证的品类里（农业农村部令2025年第4号第三条）`,
      next: '可以直接上架',
    }),
    en: (facts: { productZh: string; productEn: string }) => ({
      what: 'No certificate is needed',
      why: `${facts.productEn} is not among the goods that carry one (MARA Order 2025 No. 4 art. 3)`,
      next: 'It can go on sale as it is',
    }),
  },
  'origin.already-certified': {
    status: 409,
    zh: (facts: { lot: string; number: string }) => ({
      what: `批次 ${facts.lot} 已经有合格证`,
      why: `合格证 ${facts.number} 仍然有效，开出后不能改`,
      next: '要更正请先作废，再重新开具',
    }),
    en: (facts: { lot: string; number: string }) => ({
      what: `Lot ${facts.lot} has a certificate already`,
      why: `Certificate ${facts.number} is in force and cannot be changed`,
      next: 'To correct it, void it and issue a new one',
    }),
  },
  'origin.certificate-voided': {
    status: 409,
    zh: (facts: { number: string }) => ({
      what: `合格证 ${facts.number} 已经作废`,
      why: '作废只能做一次，不能恢复',
      next: '请重新开具一张',
    }),
    en: (facts: { number: string }) => ({
      what: `Certificate ${facts.number} was voided before`,
      why: 'Voiding is done once and not undone',
      next: 'Issue a new one',
    }),
  },
  'origin.basis-needed': {
    status: 422,
    zh: () => ({
      what: '没有开出合格证',
      why: '承诺依据至少选一项；选了检测，要写检测报告编号',
      next: '请补上承诺依据',
    }),
    en: () => ({
      what: 'The certificate was not issued',
      why: 'Choose at least one basis; a promise that rests on a test names its report',
      next: 'Complete the basis',
    }),
  },
  'origin.forecast-range': {
    status: 422,
    zh: () => ({
      what: '没有保存预测',
      why: '少、可能、多三个数要从小到大，结束日不能早于开始日，预售量不能超过最少的数',
      next: '请改一下这几个数',
    }),
    en: () => ({
      what: 'The forecast was not saved',
      why: 'Low, likely and high must rise, the last day must not come before the first, and no more than the low figure may be sold ahead',
      next: 'Change these figures',
    }),
  },
  'origin.already-presold': {
    status: 409,
    zh: (facts: { presold: string; unit: Unit }) => ({
      what: '没有保存预测',
      why: `已经预售了 ${amountZh(facts.presold, facts)}，新的预售量不能比这个少`,
      next: '请把预售量提上来；真的不够，请联系合作社和顾客商量',
    }),
    en: (facts: { presold: string; unit: Unit }) => ({
      what: 'The forecast was not saved',
      why: `${amountEn(facts.presold, facts)} were sold ahead already, and the presale limit cannot fall below that`,
      next: 'Raise the limit; if the harvest really falls short, talk to the co-op and the customers',
    }),
  },
} as const satisfies Record<string, RefusalText>;

export type OriginRefusal = RefusalOf<typeof refusals>;
export const refuse = refuserOf(refusals);
