import { type RefusalText, refuserOf } from '#shared/outcome.ts';
import type { TypedLineFault } from './kernel/typed-line.ts';

const lineFaults: Readonly<Record<TypedLineFault['why'], { readonly zh: string; readonly en: string }>> = {
  name: { zh: '线路要有名称，最多 40 个字', en: 'A line has a name of at most 40 characters' },
  departures: {
    zh: '发车时刻写成 7:30 13:00，最多 60 个',
    en: 'Departures are written as 7:30 13:00, at most 60',
  },
  stop: {
    zh: '每行一站：站点编码和分钟，或站名、经度、纬度和分钟；要有 2 到 80 站',
    en: 'A stop a line: route code and minutes, or name, longitude, latitude and minutes; 2 to 80 of them',
  },
  minutes: {
    zh: '分钟从首站算起，一站比一站大',
    en: 'Minutes count from the first stop and do not go back',
  },
  hold: { zh: '公斤和分钟要是零以上的数', en: 'Kilograms and minutes are numbers from zero' },
};

/** Why planning a day says no. */
export const refusals = {
  'dispatching.not-allowed': {
    status: 403,
    zh: () => ({
      what: '这一天不归你排',
      why: '只有承运单位自己的人可以排自己的车，县里的人可以看',
      next: '请承运单位的调度来操作',
    }),
    en: () => ({
      what: 'This day is not yours to plan',
      why: 'A carrier’s own people plan its vehicles; the county’s people may look',
      next: 'Ask the carrier’s dispatcher',
    }),
  },
  'dispatching.not-your-timetable': {
    status: 403,
    zh: () => ({
      what: '这份时刻表不归你改',
      why: '客运单位改自己的时刻表，县里的人可以代改',
      next: '请那家客运单位或县里的人来改',
    }),
    en: () => ({
      what: 'This timetable is not yours to change',
      why: 'A bus company keeps its own; the county’s people may do it for them',
      next: 'Ask the bus company or the county',
    }),
  },
  'dispatching.timetable-unknown': {
    status: 404,
    zh: () => ({ what: '没有这份时刻表', why: '编号不对，或者是别的单位的', next: '从“班车”页打开' }),
    en: () => ({
      what: 'There is no such timetable',
      why: 'The number is wrong, or it is another carrier’s',
      next: 'Open it from the buses’ page',
    }),
  },
  'dispatching.timetable-unreadable': {
    status: 422,
    zh: () => ({
      what: '文件读不懂',
      why: '要 GTFS 的压缩包（zip）或里面的 txt 文件，或一张 CSV 表',
      next: '请选对文件；表的样子见这一页下面',
    }),
    en: () => ({
      what: 'The file cannot be read',
      why: 'A GTFS archive (zip), its txt files, or a CSV sheet is wanted',
      next: 'Choose the right file; below is what a sheet looks like',
    }),
  },
  'dispatching.timetable-too-large': {
    status: 413,
    zh: ({ mostMb }: { mostMb: number }) => ({
      what: '时刻表太大',
      why: `文件最多 ${mostMb} MB，班次最多 5000 个`,
      next: '请只留本县的线路',
    }),
    en: ({ mostMb }: { mostMb: number }) => ({
      what: 'The timetable is too large',
      why: `At most ${mostMb} MB and 5,000 trips`,
      next: 'Keep the county’s own lines only',
    }),
  },
  'dispatching.timetable-empty': {
    status: 422,
    zh: () => ({ what: '里面没有一个能开的班次', why: '每个班次都写错了，或者没有班次', next: '请核对时刻' }),
    en: () => ({
      what: 'There is no trip in it that can run',
      why: 'Every trip is wrong, or there is none',
      next: 'Check the times',
    }),
  },
  'dispatching.line-unreadable': {
    status: 422,
    zh: ({ why, at }: { why: TypedLineFault['why']; at: string }) => ({
      what: `这条线路读不懂${at === '' ? '' : `：${at}`}`,
      why: lineFaults[why].zh,
      next: '改好再看预览；什么也没有记',
    }),
    en: ({ why, at }: { why: TypedLineFault['why']; at: string }) => ({
      what: `This line cannot be read${at === '' ? '' : `: ${at}`}`,
      why: lineFaults[why].en,
      next: 'Correct it and look again; nothing was written',
    }),
  },
  'dispatching.hold-wrong': {
    status: 422,
    zh: () => ({
      what: '有一个数不对',
      why: '公斤从 0 到 20000，分钟从 0 到 240',
      next: '请改成这中间的数；不带货就填 0 公斤',
    }),
    en: () => ({
      what: 'A number is wrong',
      why: 'Kilograms are 0 to 20,000, minutes 0 to 240',
      next: 'Write one between these; 0 kg takes no goods',
    }),
  },
  'dispatching.plan-unknown': {
    status: 404,
    zh: () => ({ what: '没有这个方案', why: '编号不对，或者是别的单位的方案', next: '从当天的调度页打开' }),
    en: () => ({
      what: 'There is no such plan',
      why: 'The number is wrong, or it is another carrier’s',
      next: 'Open it from the day’s board',
    }),
  },
  'dispatching.nothing-to-plan': {
    status: 409,
    zh: () => ({
      what: '这一天没有要排的',
      why: '没有当天要送的包裹，或者都已经在路上、跟班车走',
      next: '有新订单付款、或者班车出问题时再排',
    }),
    en: () => ({
      what: 'There is nothing to plan for this day',
      why: 'No parcel is due, or all are on their way or go with the bus',
      next: 'Plan when orders are paid, or when a bus is in trouble',
    }),
  },
  'dispatching.no-feed': {
    status: 422,
    zh: ({ byte }: { byte: number }) => ({
      what: '这不是 GTFS-realtime 的内容',
      why: `读到第 ${byte} 个字节就读不下去了`,
      next: '请发 protobuf 格式的 TripUpdates、Alerts 或 VehiclePositions，不是 JSON 或文本',
    }),
    en: ({ byte }: { byte: number }) => ({
      what: 'This is no GTFS-realtime feed',
      why: `It cannot be read on from byte ${byte}`,
      next: 'Send TripUpdates, Alerts or VehiclePositions as protobuf, not as JSON or text',
    }),
  },
  'dispatching.no-bus-there': {
    status: 409,
    zh: () => ({
      what: '时刻表里没有班车能送到这里',
      why: '往后三周，没有一班车从县中心附近上货、在这个站点附近下货，还带这类货',
      next: '先在时刻表里补上这条线路，或者仍按写定的截单时间',
    }),
    en: () => ({
      what: 'No bus of the timetable gets there',
      why: 'In the next three weeks none takes such goods from near the hub to near this node',
      next: 'Bring the line into the timetable first, or keep the cut-off as it was typed',
    }),
  },
  'dispatching.no-vehicles': {
    status: 409,
    zh: () => ({
      what: '这一天没有能出的车',
      why: '没有登记车辆，或者都不在当天出车，或者已经过了收车时间',
      next: '在“车辆”里登记一辆，或者改它的班次',
    }),
    en: () => ({
      what: 'No vehicle can go out on this day',
      why: 'None is registered, none is out that day, or every shift is over',
      next: 'Register one under Vehicles, or change its shift',
    }),
  },
  'dispatching.plan-not-ready': {
    status: 409,
    zh: () => ({ what: '方案还没有排好', why: '正在计算', next: '等它排好，或者先停在目前最好的' }),
    en: () => ({
      what: 'The plan is not ready',
      why: 'It is still being built',
      next: 'Wait for it, or stop at the best found so far',
    }),
  },
  'dispatching.plan-over': {
    status: 409,
    zh: () => ({
      what: '这个方案不能再改',
      why: '它已经采用过了',
      next: '重新排一个：已经送的和装上车的会留在原处',
    }),
    en: () => ({
      what: 'This plan can no longer be changed',
      why: 'It was accepted',
      next: 'Build another: what is done and what is loaded stays where it is',
    }),
  },
  'dispatching.plan-faulty': {
    status: 409,
    zh: (facts: { zh: string; en: string }) => ({
      what: '照这个方案开不了',
      why: facts.zh,
      next: '把那一站挪到别的车或别的位置',
    }),
    en: (facts: { zh: string; en: string }) => ({
      what: 'This plan cannot be driven',
      why: facts.en,
      next: 'Move that stop to another vehicle or another position',
    }),
  },
  'dispatching.round-locked': {
    status: 409,
    zh: () => ({ what: '这一趟锁住了', why: '锁住的车次不增不减', next: '先解锁，再挪' }),
    en: () => ({
      what: 'This round is locked',
      why: 'Nothing is added to or taken from a locked round',
      next: 'Unlock it first',
    }),
  },
  'dispatching.no-such-move': {
    status: 422,
    zh: () => ({ what: '挪不到那里', why: '没有这一站、这辆车或这个位置', next: '刷新页面再挪' }),
    en: () => ({
      what: 'The stop cannot be moved there',
      why: 'There is no such stop, vehicle or position',
      next: 'Load the page again and move it once more',
    }),
  },
  'dispatching.trouble-unknown': {
    status: 404,
    zh: () => ({ what: '没有这条异常', why: '编号不对，或者不归你处理', next: '从当天的调度页打开' }),
    en: () => ({
      what: 'There is no such report',
      why: 'The number is wrong, or it is not yours to settle',
      next: 'Open it from the day’s board',
    }),
  },
  'dispatching.trouble-incomplete': {
    status: 422,
    zh: () => ({
      what: '还缺内容',
      why: '班车要说是哪条线、晚多少分钟；温度要说多少度、多久；拒收要说原因',
      next: '补上再报',
    }),
    en: () => ({
      what: 'Something is missing',
      why: 'A bus needs its line and how many minutes late; a box its temperature and for how long; refused goods the reason',
      next: 'Fill it in and send it again',
    }),
  },
  'dispatching.nothing-touched': {
    status: 409,
    zh: () => ({
      what: '这件事没有影响到包裹',
      why: '那趟车没有本县的包裹，或者都已经到了',
      next: '不用报；有包裹受影响时再报',
    }),
    en: () => ({
      what: 'No parcel is touched by this',
      why: 'None goes with that bus or is in that box, or all are there already',
      next: 'Nothing to report; do so when a parcel is affected',
    }),
  },
  'dispatching.no-way-out': {
    status: 409,
    zh: () => ({
      what: '今天没有车能接过去',
      why: '每辆车都装不下、赶不上或者收车太晚',
      next: '让它等下一班，并告诉买家',
    }),
    en: () => ({
      what: 'No vehicle can take this over today',
      why: 'Each is full, would be too late, or would be back after its shift',
      next: 'Let it wait for the next departure, and tell the buyers',
    }),
  },
} as const satisfies Record<string, RefusalText>;

export const refuse = refuserOf(refusals);
