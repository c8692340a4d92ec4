import { type RefusalOf, type RefusalText, refuserOf } from '#shared/outcome.ts';
import { type Unit, unitWords } from '#shared/quantity.ts';

/** Why ordering says no. Money in the facts is as people read it. */
export const refusals = {
  'ordering.not-allowed': {
    status: 403,
    zh: () => ({
      what: '这一单不归你处理',
      why: '订单只给买家、卖家和县里的管理人员看',
      next: '请换用卖家单位的身份登录，或者从订单链接打开',
    }),
    en: () => ({
      what: 'This order is not yours to handle',
      why: 'An order is open to its buyer, its seller and the county’s officers',
      next: 'Sign in for the seller’s organisation, or open it by the order’s own link',
    }),
  },
  'ordering.no-such-order': {
    status: 404,
    zh: () => ({
      what: '没有找到这个订单',
      why: '订单号或手机尾号不对，或者链接不完整',
      next: '核对订单号和下单手机号的后四位，再试一次',
    }),
    en: () => ({
      what: 'This order was not found',
      why: 'The number or the phone’s last digits are wrong, or the link is cut short',
      next: 'Check the order number and the last four digits of the phone, and try again',
    }),
  },
  'ordering.too-many-tries': {
    status: 429,
    zh: () => ({
      what: '试的次数太多了',
      why: '手机尾号连续输错 5 次，先停一小时，免得别人猜到你的订单',
      next: '一小时后再试，或者从下单时的链接打开',
    }),
    en: () => ({
      what: 'Too many tries',
      why: 'The phone’s last digits were wrong five times; we wait an hour so that nobody guesses your order',
      next: 'Try again in an hour, or use the link you got when you ordered',
    }),
  },
  'ordering.basket-empty': {
    status: 409,
    zh: () => ({
      what: '篮子是空的',
      why: '可能已经下过单了，或者商品被拿出来了',
      next: '到“我的订单”看看，或者重新挑选',
    }),
    en: () => ({
      what: 'The basket is empty',
      why: 'It may have been ordered already, or everything was taken out',
      next: 'Look at your orders, or choose again',
    }),
  },
  'ordering.basket-full': {
    status: 409,
    zh: (facts: { most: number }) => ({
      what: '篮子装满了',
      why: `一次最多买 ${facts.most} 种`,
      next: '先把篮子里的下单，再买别的',
    }),
    en: (facts: { most: number }) => ({
      what: 'The basket is full',
      why: `At most ${facts.most} kinds can be bought at once`,
      next: 'Order what is in it first, then buy the rest',
    }),
  },
  'ordering.no-node-chosen': {
    status: 422,
    zh: () => ({ what: '还没有选取货点', why: '要知道送到哪里，才能算出哪天到', next: '请选一个取货点' }),
    en: () => ({
      what: 'No collection point chosen',
      why: 'The day of arrival depends on where it goes',
      next: 'Please choose a collection point',
    }),
  },
  'ordering.name-missing': {
    status: 422,
    zh: () => ({ what: '请填写取货人姓名', why: '站点按姓名找包裹', next: '填 1 到 40 个字' }),
    en: () => ({
      what: 'Please give the name of who collects it',
      why: 'The station finds parcels by name',
      next: 'Write 1 to 40 characters',
    }),
  },
  'ordering.phone-invalid': {
    status: 422,
    zh: () => ({
      what: '手机号不对',
      why: '到货时用它通知你，也用后四位查订单',
      next: '请填 11 位的大陆手机号',
    }),
    en: () => ({
      what: 'This is not a mobile number',
      why: 'It is used to tell you of the arrival, and its last digits open your order',
      next: 'Give an 11-digit mainland China mobile number',
    }),
  },
  'ordering.price-changed': {
    status: 409,
    zh: (facts: { before: string; now: string }) => ({
      what: `总价变了：原来 ${facts.before}，现在 ${facts.now}`,
      why: '你填写的时候，价格、运费或送货日有变动',
      next: '看清下面的新价格，再确认一次',
    }),
    en: (facts: { before: string; now: string }) => ({
      what: `The total changed from ${facts.before} to ${facts.now}`,
      why: 'A price, the delivery fee or the delivery day changed while you were filling in the form',
      next: 'Look at the new prices below and confirm again',
    }),
  },
  'ordering.day-changed': {
    status: 409,
    zh: (facts: { now: string }) => ({
      what: `到货日变了，现在是 ${facts.now}`,
      why: '你填写的时候，截单时间过了，或者原来那班车装满了',
      next: '看清下面的新日期，再确认一次',
    }),
    en: (facts: { now: string }) => ({
      what: `The day of arrival is now ${facts.now}`,
      why: 'The cut-off passed or the departure filled up while you were filling in the form',
      next: 'Look at the new day below and confirm again',
    }),
  },
  'ordering.own-share': {
    status: 409,
    zh: (facts: { most: string; left: string; unit: Unit }) => ({
      what: `每人最多 ${facts.most} ${unitWords[facts.unit].zh}`,
      why:
        facts.left === '0'
          ? '你（或这个手机号）已经订满了'
          : `你还可以订 ${facts.left} ${unitWords[facts.unit].zh}`,
      next: facts.left === '0' ? '到“我的订单”里看已经订到的' : '减少数量，再试一次',
    }),
    en: (facts: { most: string; left: string; unit: Unit }) => ({
      what: `At most ${facts.most} ${unitWords[facts.unit].en} for each person`,
      why:
        facts.left === '0'
          ? 'You, or this phone number, have yours already'
          : `You can still have ${facts.left} ${unitWords[facts.unit].en}`,
      next: facts.left === '0' ? 'See what you have among your orders' : 'Order less and try again',
    }),
  },
  'ordering.others-wait': {
    status: 409,
    zh: (facts: { waiting: number }) => ({
      what: '现在没有了，前面还有人在排队',
      why: `有 ${facts.waiting} 人在等别人没付款退出来的货，先来先得`,
      next: '你也可以排队，轮到时短信告诉你',
    }),
    en: (facts: { waiting: number }) => ({
      what: 'There is none now, and others wait',
      why: `${facts.waiting} wait for what is left unpaid; first come, first served`,
      next: 'You can join the line and are told by message when it is your turn',
    }),
  },
  'ordering.still-there': {
    status: 409,
    zh: () => ({
      what: '现在还有，不用排队',
      why: '你要的数量还够',
      next: '直接下单',
    }),
    en: () => ({
      what: 'There is some left: no need to wait',
      why: 'What you want can be had now',
      next: 'Order it',
    }),
  },
  'ordering.waits-already': {
    status: 409,
    zh: () => ({
      what: '这个手机号已经在排队了',
      why: '每个手机号只排一个位置',
      next: '打开之前的排队页面；轮到时会发短信',
    }),
    en: () => ({
      what: 'This phone number stands in the line already',
      why: 'Each number has one place',
      next: 'Open the page of that place; a message comes when it is your turn',
    }),
  },
  'ordering.no-line': {
    status: 404,
    zh: () => ({
      what: '没有这个排队',
      why: '这件商品没有限时开卖，或者还没有开，或者链接不是你的',
      next: '回到商品页面看看',
    }),
    en: () => ({
      what: 'There is no such line',
      why: 'This offer does not open to everybody at one moment, or has not opened yet, or the link is somebody else’s',
      next: 'Go back to the offer’s page',
    }),
  },
  'ordering.crowded': {
    status: 503,
    zh: (facts: { waiting: number }) => ({
      what: '排队的人太多，现在排不进来',
      why: `前面还有 ${facts.waiting} 个人在下单`,
      next: '请过几秒再点一次；没有下单，也没有扣钱',
    }),
    en: (facts: { waiting: number }) => ({
      what: 'The line is too long to join at this moment',
      why: `${facts.waiting} people are ordering before you`,
      next: 'Press again in a few seconds; nothing was ordered and nothing was charged',
    }),
  },
  'ordering.too-busy': {
    status: 409,
    zh: () => ({
      what: '没有抢到，请再试一次',
      why: '同时有很多人在买同样的东西',
      next: '篮子还在，请再点一次下单',
    }),
    en: () => ({
      what: 'Someone else was faster, please try again',
      why: 'Many people are buying the same goods at this moment',
      next: 'Your basket is kept; press the button again',
    }),
  },
  'ordering.too-late-to-cancel': {
    status: 409,
    zh: () => ({
      what: '这一单不能取消了',
      why: '货已经装好或在路上，或者订单已经结束',
      next: '取货后如有问题，48 小时内可以申请售后',
    }),
    en: () => ({
      what: 'This order can no longer be cancelled',
      why: 'It is packed or on its way, or it has ended',
      next: 'If something is wrong with it, claim within 48 hours of collecting it',
    }),
  },
  'ordering.reason-missing': {
    status: 422,
    zh: () => ({ what: '请写明原因', why: '对方会看到这句话', next: '写 1 到 200 个字' }),
    en: () => ({
      what: 'Please give a reason',
      why: 'The other side will read it',
      next: 'Write 1 to 200 characters',
    }),
  },
  'ordering.cycle-open': {
    status: 409,
    zh: (facts: { number: string }) => ({
      what: `${facts.number} 还不能装箱`,
      why: '它是团购的订单，这一期还没有定下成不成团',
      next: '截止后几分钟再看；成团了它会出现在装箱单里',
    }),
    en: (facts: { number: string }) => ({
      what: `${facts.number} cannot be packed yet`,
      why: 'It belongs to a group buy that is not decided yet',
      next: 'Look again some minutes after it closes: if it comes about, the order is on the packing list',
    }),
  },
  'ordering.departure-full': {
    status: 409,
    zh: () => ({
      what: '这一期的车装不下了',
      why: '团购一起送，这一班车剩下的位置不够',
      next: '少买一些，或者等下一期',
    }),
    en: () => ({
      what: 'The departure of this group buy is full',
      why: 'A group buy travels together, and what is left of its departure is too little',
      next: 'Take less, or join the next one',
    }),
  },
  'ordering.not-to-pack': {
    status: 409,
    zh: (facts: { number: string }) => ({
      what: `${facts.number} 现在不能装箱`,
      why: '它还没付款、已经装过，或者已经取消',
      next: '回到装箱单，看最新的状态',
    }),
    en: (facts: { number: string }) => ({
      what: `${facts.number} cannot be packed now`,
      why: 'It is not paid, was packed already, or has been cancelled',
      next: 'Go back to the packing list for its latest state',
    }),
  },
  'ordering.packed-invalid': {
    status: 422,
    zh: (facts: { titleZh: string; titleEn: string; ordered: string; unit: Unit }) => ({
      what: `“${facts.titleZh}”的数量不对`,
      why: `下单 ${facts.ordered} ${unitWords[facts.unit].zh}，装箱不能多于它`,
      next: '改成实际装进去的数量；一点都没有就填 0',
    }),
    en: (facts: { titleEn: string; ordered: string; unit: Unit }) => ({
      what: `The quantity of “${facts.titleEn}” is not right`,
      why: `${facts.ordered} ${unitWords[facts.unit].en} was ordered; no more than that can be packed`,
      next: 'Enter what was really packed, 0 if there was none',
    }),
  },
  'ordering.reading-missing': {
    status: 422,
    zh: (facts: { titleZh: string; titleEn: string }) => ({
      what: `“${facts.titleZh}”还没有称重`,
      why: '这件按实重结算，称了才知道多少钱',
      next: '放到秤上，填秤上的公斤数',
    }),
    en: (facts: { titleEn: string }) => ({
      what: `“${facts.titleEn}” has not been weighed`,
      why: 'It is paid by actual weight',
      next: 'Put it on the scale and enter the kilograms it shows',
    }),
  },
  'ordering.reading-slip': {
    status: 422,
    zh: (facts: { titleZh: string; titleEn: string; expected: string; kg: string }) => ({
      what: `“${facts.titleZh}”的重量像是输错了`,
      why: `估计约 ${facts.expected} 公斤，你填的是 ${facts.kg} 公斤`,
      next: '再看一眼秤和小数点',
    }),
    en: (facts: { titleEn: string; expected: string; kg: string }) => ({
      what: `The weight of “${facts.titleEn}” looks like a slip`,
      why: `About ${facts.expected} kg was expected, you entered ${facts.kg} kg`,
      next: 'Look at the scale and the decimal point again',
    }),
  },
  'ordering.nothing-packed': {
    status: 422,
    zh: () => ({
      what: '一件都没有装，就不是装箱',
      why: '空箱子不用发',
      next: '请改为取消订单并写明原因，钱会全部退还',
    }),
    en: () => ({
      what: 'Nothing at all was packed',
      why: 'An empty parcel is not sent',
      next: 'Cancel the order with a reason instead; everything is paid back',
    }),
  },
  'ordering.harvest-short': {
    status: 409,
    zh: (facts: { titleZh: string; titleEn: string; have: string; need: string; unit: Unit }) => ({
      what: `“${facts.titleZh}”的采收还不够`,
      why: `预售出去的一共要 ${facts.need} ${unitWords[facts.unit].zh}，现有批次里只有 ${facts.have} ${unitWords[facts.unit].zh}`,
      next: '先登记采收；如果只有这么多，到“预售分配”选一个分法，大家会先收到通知',
    }),
    en: (facts: { titleEn: string; have: string; need: string; unit: Unit }) => ({
      what: `Not enough of “${facts.titleEn}” is harvested`,
      why: `All that was sold ahead needs ${facts.need} ${unitWords[facts.unit].en}; the lots hold ${facts.have} ${unitWords[facts.unit].en}`,
      next: 'Record the harvest first; if this is all there is, choose under “Sold ahead” how it is shared, and everyone is told',
    }),
  },
  'ordering.no-such-harvest': {
    status: 404,
    zh: () => ({
      what: '没有等着这次采收的订单',
      why: '可能已经分配好了，或者都装好、取消了',
      next: '回到“预售分配”看看',
    }),
    en: () => ({
      what: 'No order waits for this harvest',
      why: 'It may have been shared already, or all of them are packed or called off',
      next: 'Go back to “Sold ahead”',
    }),
  },
  'ordering.harvest-enough': {
    status: 409,
    zh: () => ({ what: '采收够发，不用分配', why: '现有的批次装得满所有订单', next: '直接去装箱' }),
    en: () => ({
      what: 'There is enough for everyone',
      why: 'The lots can fill every order',
      next: 'Go and pack them',
    }),
  },
  'ordering.harvest-changed': {
    status: 409,
    zh: (facts: { wanted: string; there: string; unit: Unit }) => ({
      what: '数量变了，请再看一遍',
      why: `现在要发 ${facts.wanted} ${unitWords[facts.unit].zh}，有 ${facts.there} ${unitWords[facts.unit].zh}`,
      next: '看清下面的新分法，再决定',
    }),
    en: (facts: { wanted: string; there: string; unit: Unit }) => ({
      what: 'The amounts have changed, please look again',
      why: `Now ${facts.wanted} ${unitWords[facts.unit].en} are wanted and ${facts.there} are there`,
      next: 'Look at the new shares below, then decide',
    }),
  },
  'ordering.not-collected': {
    status: 409,
    zh: () => ({ what: '还不能申请', why: '货还没有取', next: '取货后 48 小时内可以申请' }),
    en: () => ({
      what: 'It is too early for this',
      why: 'The goods have not been collected',
      next: 'You can do it once they are collected',
    }),
  },
  'ordering.claims-over': {
    status: 409,
    zh: () => ({
      what: '售后时间过了',
      why: '生鲜取货后 48 小时内才能申请',
      next: '请直接联系卖家商量',
    }),
    en: () => ({
      what: 'The time for claims is over',
      why: 'Fresh goods can be claimed within 48 hours of collecting them',
      next: 'Please talk to the seller directly',
    }),
  },
  'ordering.claim-standing': {
    status: 409,
    zh: () => ({
      what: '这件已经在处理中',
      why: '同一件一次只能有一个申请',
      next: '等卖家答复，答复后可以再提',
    }),
    en: () => ({
      what: 'A claim on this is already being looked at',
      why: 'There can be one at a time',
      next: 'Wait for the answer; you can claim again after it',
    }),
  },
  'ordering.claim-amount': {
    status: 422,
    zh: (facts: { most: string }) => ({
      what: '金额不对',
      why: `这件最多可退 ${facts.most}`,
      next: '填一个不超过它的金额',
    }),
    en: (facts: { most: string }) => ({
      what: 'This amount is not possible',
      why: `At most ${facts.most} of this line can be paid back`,
      next: 'Enter no more than that',
    }),
  },
  'ordering.claim-decided': {
    status: 409,
    zh: () => ({ what: '这个申请已经处理过了', why: '可能同事刚刚处理了', next: '刷新看看结果' }),
    en: () => ({
      what: 'This claim was decided already',
      why: 'A colleague may have been faster',
      next: 'Reload to see what was decided',
    }),
  },
  'ordering.bearer-not-yours': {
    status: 403,
    zh: () => ({
      what: '不能定成由别人承担',
      why: '由承运方或平台承担，要县里的管理人员认定',
      next: '可以先由自己承担并退款，再把凭据交给县里；或者请县里来答复',
    }),
    en: () => ({
      what: 'You cannot decide that others bear it',
      why: 'Whether the carrier or the platform is to blame is for the county’s officers to say',
      next: 'Grant it at your own cost, or ask the county to answer this claim',
    }),
  },
  'ordering.top-up-over': {
    status: 409,
    zh: () => ({
      what: '这笔差价不用补了',
      why: '已经付过、说过不补，或者时间过了',
      next: '没补的由卖家承担，货照样是你的',
    }),
    en: () => ({
      what: 'There is nothing to add any more',
      why: 'It was paid or declined, or its time is over',
      next: 'What was not paid is borne by the seller; the goods are yours all the same',
    }),
  },
  'ordering.table-invalid': {
    status: 422,
    zh: () => ({
      what: '允差表填得不对',
      why: '每档要有上限和允许的短缺，从轻到重排列',
      next: '对照规章原文改好再保存',
    }),
    en: () => ({
      what: 'This table is not possible',
      why: 'Each row needs its upper weight and what may be missing, from light to heavy',
      next: 'Mend it by the text of the rule and save again',
    }),
  },
  'ordering.question-over': {
    status: 409,
    zh: () => ({
      what: '这一批现在不用问了',
      why: '已经有了统一的处理，或者询问的时间过了',
      next: '看看订单上的退款；有问题仍可在取货后 48 小时内单独申请',
    }),
    en: () => ({
      what: 'Nobody is asked about this lot any more',
      why: 'It has been decided for all, or the time for answers is over',
      next: 'Look at your order for what came back; within 48 hours of collecting you can still claim by yourself',
    }),
  },
  'ordering.lot-reaches-nobody': {
    status: 409,
    zh: () => ({
      what: '这样定不到任何人',
      why: '没有买家拿着这一批的货，或者没有人说有问题',
      next: '换成“这一批的全部买家”，或者核对批次',
    }),
    en: () => ({
      what: 'This decision would reach nobody',
      why: 'No buyer has goods of this lot, or none of them said that theirs are bad',
      next: 'Choose all buyers of the lot, or check which lot it is',
    }),
  },
  'ordering.lot-unsold': {
    status: 404,
    zh: () => ({
      what: '没有这一批的买家',
      why: '批次不对，或者你没有卖过这一批',
      next: '回到售后列表，从申请里打开批次',
    }),
    en: () => ({
      what: 'Nobody bought of this lot from you',
      why: 'It is another lot, or you never sold of it',
      next: 'Go back to the claims and open the lot from one of them',
    }),
  },
  'ordering.part-invalid': {
    status: 422,
    zh: () => ({ what: '退多少不对', why: '要退货款的百分之几', next: '填 0.01 到 100 之间的数' }),
    en: () => ({
      what: 'This part is not possible',
      why: 'It is a percentage of what the goods came to',
      next: 'Enter a number from 0.01 to 100',
    }),
  },
  'ordering.terms-invalid': {
    status: 422,
    zh: () => ({
      what: '规则填得不对',
      why: '答复时限 1 到 168 小时，小额最多 1000 元，次数最多 100',
      next: '改好再保存',
    }),
    en: () => ({
      what: 'These terms are not possible',
      why: 'Hours go from 1 to 168, a small sum up to ¥1,000, times up to 100',
      next: 'Mend them and save again',
    }),
  },
  'ordering.no-such-claim': {
    status: 404,
    zh: () => ({ what: '没有这个申请', why: '链接可能不完整', next: '回到售后列表' }),
    en: () => ({
      what: 'There is no such claim',
      why: 'The link may be cut short',
      next: 'Go back to the list of claims',
    }),
  },
  'ordering.stars-missing': {
    status: 422,
    zh: () => ({ what: '请选几颗星', why: '评价要有一到五颗星', next: '选好后再提交' }),
    en: () => ({
      what: 'Please choose the stars',
      why: 'A review has one to five stars',
      next: 'Choose them and send again',
    }),
  },
  'ordering.words-too-long': {
    status: 422,
    zh: (facts: { most: number }) => ({
      what: '写得太长了',
      why: `最多 ${facts.most} 个字`,
      next: '请删短一些',
    }),
    en: (facts: { most: number }) => ({
      what: 'This is too long',
      why: `At most ${facts.most} characters`,
      next: 'Please shorten it',
    }),
  },
} as const satisfies Record<string, RefusalText>;

export type OrderingRefusal = RefusalOf<typeof refusals>;
export const refuse = refuserOf(refusals);
