import { dayText, instantText } from '#shared/instant.ts';
import { type RefusalText, refuserOf } from '#shared/outcome.ts';

/** Why delivery says no. Times and days in the facts are as people read them. */
export const refusals = {
  'delivery.not-allowed': {
    status: 403,
    zh: () => ({
      what: '这一步不归你做',
      why: '只有负责这个站点、这趟车或这批货的人可以操作',
      next: '请负责的人来操作，或者让管理员把你加进他们的单位',
    }),
    en: () => ({
      what: 'This step is not yours to do',
      why: 'Only the people responsible for this station, round or parcel may do it',
      next: 'Ask them to do it, or have an administrator add you to their organisation',
    }),
  },
  'delivery.node-unknown': {
    status: 404,
    zh: () => ({
      what: '没有这个取货点',
      why: '它可能已经停用，或者地址不对',
      next: '请另选一个取货点',
    }),
    en: () => ({
      what: 'There is no such collection point',
      why: 'It may have closed, or the address is wrong',
      next: 'Please choose another collection point',
    }),
  },
  'delivery.service-unknown': {
    status: 404,
    zh: () => ({ what: '没有这条线路', why: '它可能已经停开', next: '请重新选择送货日' }),
    en: () => ({
      what: 'There is no such service',
      why: 'It may have stopped running',
      next: 'Please choose the delivery day again',
    }),
  },
  'delivery.vehicle-invalid': {
    status: 422,
    zh: () => ({
      what: '这辆车的资料不对',
      why: '要有车牌、载重、不为负的费用、收车晚于出车的班次，和至少一个出车日',
      next: '改好再保存',
    }),
    en: () => ({
      what: 'This vehicle cannot be like that',
      why: 'It needs a plate, a capacity, costs that are not negative, a shift that ends after it begins and at least one day it is out',
      next: 'Correct it and save again',
    }),
  },
  'delivery.vehicle-unknown': {
    status: 404,
    zh: () => ({
      what: '没有这辆车',
      why: '它没有登记，或者是别的单位的车',
      next: '从本单位的车辆里选',
    }),
    en: () => ({
      what: 'There is no such vehicle',
      why: 'It is not registered, or it belongs to another carrier',
      next: 'Choose one of your own vehicles',
    }),
  },
  'delivery.goes-sooner': {
    status: 409,
    zh: (facts: { code: string }) => ({
      what: '有的包裹已经排进更早一天的车',
      why: `车次 ${facts.code} 还要出发，会先送到`,
      next: '重新接受方案：这些包裹会留在那趟车上',
    }),
    en: (facts: { code: string }) => ({
      what: 'Some of the parcels are on a vehicle of a sooner day by now',
      why: `Round ${facts.code} is still to leave and brings them first`,
      next: 'Accept the plan again: those parcels stay with that round',
    }),
  },
  'delivery.loaded-elsewhere': {
    status: 409,
    zh: (facts: { round: string }) => ({
      what: `车次 ${facts.round} 已经装了货，动不了`,
      why: '装上车的包裹只能跟着那辆车走',
      next: '重新排一次：装好的会留在原车上',
    }),
    en: (facts: { round: string }) => ({
      what: `Round ${facts.round} is loaded and cannot be changed like that`,
      why: 'What is on a vehicle stays on it',
      next: 'Build the plan again: what is loaded stays where it is',
    }),
  },
  'delivery.plate-taken': {
    status: 409,
    zh: (facts: { plate: string }) => ({
      what: `车牌 ${facts.plate} 已经登记过`,
      why: '一辆车只登记一次',
      next: '去改那一辆，或者换一个车牌',
    }),
    en: (facts: { plate: string }) => ({
      what: `${facts.plate} is registered already`,
      why: 'A vehicle is registered once',
      next: 'Change that one, or give another plate',
    }),
  },
  'delivery.no-departure': {
    status: 409,
    zh: (facts: { zh: string; en: string; days: number }) => ({
      what: `${facts.days}天内没有车能把这些送到${facts.zh}`,
      why: '这条线路停开，或者每趟车都已经装满',
      next: '减少一些重量，或者换一个取货点',
    }),
    en: (facts: { zh: string; en: string; days: number }) => ({
      what: `Nothing can carry this to ${facts.en} within ${facts.days} days`,
      why: 'The line does not run, or every departure is full',
      next: 'Order less, or choose another collection point',
    }),
  },
  'delivery.departure-full': {
    status: 409,
    zh: (facts: { departs: string; leftKg: string }) => ({
      what: `${dayText(facts.departs, 'zh')}这趟车装不下了`,
      why: `只剩 ${facts.leftKg} 公斤，刚被别人订走了一部分`,
      next: '选下一趟车，或者减少一些重量',
    }),
    en: (facts: { departs: string; leftKg: string }) => ({
      what: `The departure of ${dayText(facts.departs, 'en')} has no room for this`,
      why: `${facts.leftKg} kg are left; someone else just took the rest`,
      next: 'Take the next departure, or order less',
    }),
  },
  'delivery.departure-closed': {
    status: 409,
    zh: (facts: { departs: string; cutOff: string }) => ({
      what: `${dayText(facts.departs, 'zh')}这趟车已经截单`,
      why: `要在 ${facts.cutOff} 之前下单才赶得上`,
      next: '选下一趟车',
    }),
    en: (facts: { departs: string; cutOff: string }) => ({
      what: `Orders for the departure of ${dayText(facts.departs, 'en')} are closed`,
      why: `They had to be placed before ${facts.cutOff}`,
      next: 'Take the next departure',
    }),
  },
  'delivery.shipment-unknown': {
    status: 404,
    zh: () => ({
      what: '没有找到这件包裹',
      why: '标签号、订单号可能输错了，或者这件包裹不归你这里',
      next: '再扫一次标签，或者输入标签最后六位数字',
    }),
    en: () => ({
      what: 'This parcel was not found',
      why: 'The number may be mistyped, or the parcel is not one of yours',
      next: 'Scan the label again, or type its last six digits',
    }),
  },
  'delivery.label-ambiguous': {
    status: 409,
    zh: (facts: { count: number }) => ({
      what: '有好几件包裹都对得上',
      why: `有 ${facts.count} 件的标签以这几位数字结尾`,
      next: '请扫描标签，或者输入完整的 18 位数字',
    }),
    en: (facts: { count: number }) => ({
      what: 'Several parcels match',
      why: `${facts.count} labels end in these digits`,
      next: 'Scan the label, or type all 18 digits',
    }),
  },
  'delivery.shipment-cancelled': {
    status: 409,
    zh: (facts: { number: string }) => ({
      what: '这件不要装车',
      why: `订单 ${facts.number} 已经取消`,
      next: '放到一边，退回给卖家',
    }),
    en: (facts: { number: string }) => ({
      what: 'Do not load this parcel',
      why: `Order ${facts.number} was cancelled`,
      next: 'Put it aside and return it to the seller',
    }),
  },
  'delivery.withheld': {
    status: 409,
    zh: (facts: { number: string; reason: string }) => ({
      what: '这件不能交，也不能装车',
      why: `订单 ${facts.number}：${facts.reason}`,
      next: '放到一边，告诉顾客货款已退，等县里通知怎么处理',
    }),
    en: (facts: { number: string; reason: string }) => ({
      what: 'Do not hand over or load this parcel',
      why: `Order ${facts.number}: ${facts.reason}`,
      next: 'Put it aside, tell the buyer that the money is on its way back, and wait for the county’s word',
    }),
  },
  'delivery.already-collected': {
    status: 409,
    zh: (facts: { number: string; at: string }) => ({
      what: '这件已经取走了',
      why: `订单 ${facts.number} 在 ${instantText(new Date(facts.at), 'zh')} 交给了取货人`,
      next: '如果不是本人取的，请联系共配中心',
    }),
    en: (facts: { number: string; at: string }) => ({
      what: 'This parcel was handed over already',
      why: `Order ${facts.number} was collected on ${instantText(new Date(facts.at), 'en')}`,
      next: 'If that was the wrong person, call the hub',
    }),
  },
  'delivery.wrong-node': {
    status: 409,
    zh: (facts: { zh: string; en: string; code: string }) => ({
      what: '这件包裹不是你这里的',
      why: `它要送到 ${facts.code} ${facts.zh}`,
      next: '交给司机带去，不要上架',
    }),
    en: (facts: { zh: string; en: string; code: string }) => ({
      what: 'This parcel does not belong here',
      why: `It goes to ${facts.code} ${facts.en}`,
      next: 'Give it to the driver; do not shelve it',
    }),
  },
  'delivery.not-arrived': {
    status: 409,
    zh: (facts: { number: string; promisedDay: string }) => ({
      what: '取货码是对的，但这件还没有到站登记',
      why: `订单 ${facts.number} 预计 ${dayText(facts.promisedDay, 'zh')} 到`,
      next: '如果包裹已经在你这里，先扫一下标签再交付',
    }),
    en: (facts: { number: string; promisedDay: string }) => ({
      what: 'The code is right, but the parcel was not scanned in here yet',
      why: `Order ${facts.number} is promised for ${dayText(facts.promisedDay, 'en')}`,
      next: 'If you have the parcel, scan its label first, then hand it over',
    }),
  },
  'delivery.not-on-shelf': {
    status: 409,
    zh: (facts: { number: string }) => ({
      what: '这件不在你的货架上',
      why: `订单 ${facts.number} 的包裹还没有到，或者已经取走`,
      next: '核对标签；还没到的，等到了再办',
    }),
    en: (facts: { number: string }) => ({
      what: 'This parcel is not on your shelf',
      why: `The parcel of order ${facts.number} has not arrived, or was collected`,
      next: 'Check the label; do it once the parcel is here',
    }),
  },
  'delivery.nothing-to-send': {
    status: 409,
    zh: () => ({
      what: '没有选中可以交车的包裹',
      why: '只有贴好标签、还没交车的本地包裹可以交给车带走',
      next: '勾选要交的包裹；还没打包的，请卖家先打包贴标签',
    }),
    en: () => ({
      what: 'No parcel was chosen that a vehicle could take',
      why: 'Only labelled parcels from here that no vehicle has taken can be given to one',
      next: 'Tick the parcels; have the seller pack and label what is not yet',
    }),
  },
  'delivery.gone-back': {
    status: 409,
    zh: () => ({
      what: '这件已经装车退回了',
      why: '司机来的时候把它带走了',
      next: '问共配中心能不能再送来',
    }),
    en: () => ({
      what: 'This parcel is on its way back',
      why: 'The driver has taken it along',
      next: 'Ask the hub whether it can be sent again',
    }),
  },
  'delivery.id-taken': {
    status: 409,
    zh: () => ({
      what: '没有交付',
      why: '这个编号已经用在另一步上了',
      next: '请换一个新编号再发一次，在网页上就重新打开这一页',
    }),
    en: () => ({
      what: 'Nothing was handed over',
      why: 'This id already belongs to another step',
      next: 'Send it again under a new id; on the page, open it anew',
    }),
  },
  'delivery.wrong-code': {
    status: 422,
    zh: (facts: { left: number }) => ({
      what: '取货码不对',
      why: `没有找到对得上的包裹。一小时内还能再试 ${facts.left} 次`,
      next: '请取货人再念一遍六位数字，也可以扫包裹标签',
    }),
    en: (facts: { left: number }) => ({
      what: 'The code is wrong',
      why: `No parcel matches. ${facts.left} tries are left within the hour`,
      next: 'Ask for the six digits again, or scan the parcel’s label',
    }),
  },
  'delivery.code-locked': {
    status: 429,
    zh: (facts: { until: string }) => ({
      what: '取货码输错太多次，暂时不能再试',
      why: `一小时内错的次数到了上限，${facts.until} 以后可以再输`,
      next: '认得取货人的话，可以核对姓名和手机号，当面交付并写明原因',
    }),
    en: (facts: { until: string }) => ({
      what: 'Too many wrong codes; none can be tried for now',
      why: `The limit for one hour is reached; try again after ${facts.until}`,
      next: 'If you know the person, check name and phone, hand over in person and write down why',
    }),
  },
  'delivery.reason-needed': {
    status: 422,
    zh: () => ({
      what: '请写明情况',
      why: '没有取货码就交付，或者报丢失，都要留下原因和姓名',
      next: '填上取货人姓名和原因，再提交一次',
    }),
    en: () => ({
      what: 'Please say what happened',
      why: 'Handing over without a code, or reporting a loss, needs a name and a reason',
      next: 'Fill in the name and the reason, and send it again',
    }),
  },
  'delivery.round-unknown': {
    status: 404,
    zh: () => ({ what: '没有这趟车', why: '它可能已经取消，或者地址不对', next: '回到车次列表重新选' }),
    en: () => ({
      what: 'There is no such round',
      why: 'It may have been dropped, or the address is wrong',
      next: 'Choose again from the list of rounds',
    }),
  },
  'delivery.nothing-to-carry': {
    status: 409,
    zh: (facts: { departs: string }) => ({
      what: `${dayText(facts.departs, 'zh')}没有要送的包裹`,
      why: '这一天没有订单，或者都已经排进别的车次',
      next: '换一天，或者查看已有的车次',
    }),
    en: (facts: { departs: string }) => ({
      what: `There is nothing to carry on ${dayText(facts.departs, 'en')}`,
      why: 'No order leaves that day, or all are on another round',
      next: 'Choose another day, or look at the rounds there are',
    }),
  },
  'delivery.nothing-loaded': {
    status: 409,
    zh: () => ({
      what: '车上还没有包裹，不能发车',
      why: '一件都没有扫描装车',
      next: '扫描包裹装车，或者点「全部已装车」',
    }),
    en: () => ({
      what: 'The round cannot leave empty',
      why: 'No parcel was scanned onto it',
      next: 'Scan the parcels, or tap “everything is loaded”',
    }),
  },
  'delivery.round-left': {
    status: 409,
    zh: (facts: { code: string }) => ({
      what: '这趟车已经出发',
      why: `车次 ${facts.code} 不在装货了`,
      next: '把包裹排进下一趟车',
    }),
    en: (facts: { code: string }) => ({
      what: 'This round has left',
      why: `Round ${facts.code} is no longer being loaded`,
      next: 'Put the parcel on the next round',
    }),
  },
  'delivery.round-not-left': {
    status: 409,
    zh: (facts: { code: string }) => ({
      what: '这趟车还没有出发',
      why: `车次 ${facts.code} 还在装货`,
      next: '装好车，先点「出发」',
    }),
    en: (facts: { code: string }) => ({
      what: 'This round has not left yet',
      why: `Round ${facts.code} is still being loaded`,
      next: 'Finish loading and tap “depart” first',
    }),
  },
  'delivery.too-many-readings': {
    status: 422,
    zh: ({ most }: { most: number }) => ({
      what: '一次交的温度太多',
      why: `一次最多 ${most} 条`,
      next: '把文件按天或者按车次分开再交',
    }),
    en: ({ most }: { most: number }) => ({
      what: 'Too many temperatures at once',
      why: `At most ${most} are taken at a time`,
      next: 'Split the file by day or by round',
    }),
  },
  'delivery.reading-elsewhen': {
    status: 422,
    zh: ({ row, at, departs }: { row: number; at: string; departs: string }) => ({
      what: `第 ${row} 条温度不是这趟车的`,
      why: `它量于 ${instantText(new Date(at), 'zh')}，车次是 ${dayText(departs, 'zh')}的`,
      next: '核对记录仪的时钟，或者换成对的车次',
    }),
    en: ({ row, at, departs }: { row: number; at: string; departs: string }) => ({
      what: `Temperature ${row} is not of this round`,
      why: `It was measured on ${instantText(new Date(at), 'en')}, and the round is of ${dayText(departs, 'en')}`,
      next: 'Check the logger’s clock, or choose the right round',
    }),
  },
  'delivery.reading-invalid': {
    status: 422,
    zh: ({ row }: { row: number }) => ({
      what: `第 ${row} 条不是温度`,
      why: '要填一个摄氏度数，−60 到 80 之间，最多一位小数',
      next: '例如 4.5，改好再保存',
    }),
    en: ({ row }: { row: number }) => ({
      what: `Reading ${row} is no temperature`,
      why: 'A number of degrees Celsius from −60 to 80 with at most one decimal is needed',
      next: 'Such as 4.5; correct it and save again',
    }),
  },
  'delivery.limits-invalid': {
    status: 422,
    zh: () => ({
      what: '温度上下限不成立',
      why: '要填两个数，最多一位小数，最低要低于最高',
      next: '例如 0 到 8，改好再保存',
    }),
    en: () => ({
      what: 'These bounds do not work',
      why: 'Two numbers with at most one decimal are needed, the lowest below the highest',
      next: 'Such as 0 and 8; correct them and save again',
    }),
  },
  'delivery.logger-file': {
    status: 422,
    zh: ({ row, column }: { row: number; column: string }) => ({
      what: '温度记录仪的文件读不懂',
      why: `第 ${row} 行的「${column}」没有找到，或者不是时间、温度`,
      next: '要有「时间」和「温度」两列，时间像 2026-06-02 08:30，温度像 4.5',
    }),
    en: ({ row, column }: { row: number; column: string }) => ({
      what: 'The logger’s file cannot be read',
      why: `Row ${row}: “${column}” is missing, or is no time or temperature`,
      next: 'It needs the columns “time” (2026-06-02 08:30) and “temperature” (4.5)',
    }),
  },
  'delivery.too-many-watchers': {
    status: 429,
    zh: ({ seconds }: { seconds: number }) => ({
      what: '这一页现在不能自动更新',
      why: '同时看着的人太多，或者你已经开了几个同样的页面',
      next: `过 ${seconds} 秒刷新这一页，内容是一样的`,
    }),
    en: ({ seconds }: { seconds: number }) => ({
      what: 'This page cannot renew itself just now',
      why: 'Too many are watching at once, or you have the same page open several times',
      next: `Reload this page in ${seconds} seconds; it says the same`,
    }),
  },
  'delivery.position-not-shared': {
    status: 403,
    zh: () => ({
      what: '这台手机没有得到允许上报位置',
      why: '位置只在司机本人同意以后、只在这一趟车上报',
      next: '司机在出车页面点「让调度看到车在哪里」',
    }),
    en: () => ({
      what: 'This phone may not tell where the vehicle is',
      why: 'Positions are taken only with the driver’s own consent, for this round',
      next: 'The driver can tap “Let dispatch see the vehicle” on the driver’s page',
    }),
  },
  'delivery.outside-round': {
    status: 409,
    zh: (facts: { code: string }) => ({
      what: '现在不收位置',
      why: `车次 ${facts.code} 不在路上，下班以后不跟踪`,
      next: '不用做什么，出车以后再上报',
    }),
    en: (facts: { code: string }) => ({
      what: 'Positions are not taken now',
      why: `Round ${facts.code} is not under way, and nobody is followed after work`,
      next: 'Nothing to do: share again on the next round',
    }),
  },
  'delivery.not-on-route': {
    status: 409,
    zh: (facts: { zh: string; en: string; code: string; round: string }) => ({
      what: '这件不在这趟车的路线上',
      why: `它要去 ${facts.code} ${facts.zh}，车次 ${facts.round} 不停那里`,
      next: '放到去那里的车次',
    }),
    en: (facts: { zh: string; en: string; code: string; round: string }) => ({
      what: 'This parcel is not on the way',
      why: `It goes to ${facts.code} ${facts.en}, where round ${facts.round} does not stop`,
      next: 'Put it with the round that goes there',
    }),
  },
  'delivery.terms-invalid': {
    status: 422,
    zh: () => ({
      what: '这些设置不成立',
      why: '关门要晚于开门；至少选一天；运力要大于零；当天到的班次，到达要晚于截单',
      next: '改好后再保存',
    }),
    en: () => ({
      what: 'These terms do not work',
      why: 'Closing comes after opening, at least one day is chosen, capacity is above zero, and a same-day service arrives after its cut-off',
      next: 'Correct them and save again',
    }),
  },
  'delivery.prefix-invalid': {
    status: 422,
    zh: () => ({
      what: '厂商识别代码不对',
      why: '应当是中国物品编码中心发给你们的 7 到 10 位数字',
      next: '核对证书上的号码再填',
    }),
    en: () => ({
      what: 'This is not a GS1 company prefix',
      why: 'It has 7 to 10 digits and is given by GS1 China',
      next: 'Check the number on your certificate',
    }),
  },
  'delivery.crate-unknown': {
    status: 404,
    zh: () => ({
      what: '没有找到这个周转箱',
      why: '箱号可能输错了，或者这个箱子不经过你这里',
      next: '再扫一次箱上的标签，或者输入最后六位数字',
    }),
    en: () => ({
      what: 'This crate was not found',
      why: 'Its number may be mistyped, or it does not pass your node',
      next: 'Scan its label again, or type the last six digits',
    }),
  },
  'delivery.not-for-crate': {
    status: 409,
    zh: (facts: { zh: string; en: string; code: string }) => ({
      what: '这件不去这个箱子要去的站',
      why: `它要去 ${facts.code} ${facts.zh}`,
      next: '放进去那里的箱子',
    }),
    en: (facts: { zh: string; en: string; code: string }) => ({
      what: 'This parcel does not go where the crate goes',
      why: `It goes to ${facts.code} ${facts.en}`,
      next: 'Put it into a crate that goes there',
    }),
  },
  'delivery.in-other-crate': {
    status: 409,
    zh: ({ crate }: { crate: string }) => ({
      what: '这件已经在别的箱子里',
      why: `记录上它在尾号 ${crate} 的周转箱里`,
      next: '先从那个箱子里取出来，再放进这个',
    }),
    en: ({ crate }: { crate: string }) => ({
      what: 'This parcel is in another crate',
      why: `By the record it is in the crate ending in ${crate}`,
      next: 'Take it out of that one first',
    }),
  },
  'delivery.not-in-crate': {
    status: 409,
    zh: ({ crate }: { crate: string }) => ({
      what: '这件不在这个箱子里',
      why: `尾号 ${crate} 的周转箱里没有装过它`,
      next: '看看是不是拿错了箱子；包裹照常上架就行',
    }),
    en: ({ crate }: { crate: string }) => ({
      what: 'This parcel is not in this crate',
      why: `It was never put into the crate ending in ${crate}`,
      next: 'See whether it is the right crate; the parcel itself can be shelved as usual',
    }),
  },
} as const satisfies Record<string, RefusalText>;

export const refuse = refuserOf(refusals);
