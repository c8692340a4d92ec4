import type { Lang } from '#shared/tongue.ts';
import type { PlanFault, PlanFaultCode } from './kernel/check-plan.ts';
import type { ImpossibleReason } from './kernel/impossible.ts';

const words: Readonly<Record<PlanFaultCode, readonly [zh: string, en: string]>> = {
  'unknown-vehicle': ['没有这种车', 'no such vehicle'],
  'unknown-visit': ['没有这一站', 'no such stop'],
  'too-many-vehicles': ['用的车比有的多', 'more vehicles than there are'],
  'visited-twice': ['去了两次', 'visited twice'],
  'left-out': ['没有安排', 'left out'],
  overloaded: ['超载', 'overloaded'],
  'too-late': ['到得太晚', 'too late'],
  'back-too-late': ['回来得太晚', 'back too late'],
  'out-too-long': ['在外时间太长', 'out too long'],
  'too-far': ['路程太长', 'too far'],
  'cannot-do': ['这辆车做不了', 'the vehicle cannot do it'],
  'shipment-apart': ['取货和送货不在同一辆车', 'picked up and delivered by different vehicles'],
  'delivered-before-picked-up': ['先送后取', 'delivered before it was picked up'],
  'driven-too-long': ['开车时间太长', 'driving for too long'],
  'wrong-pause': [
    '这辆车没有这个休息或回场，或顺序不对',
    'no such break or reload of this vehicle, or not in this order',
  ],
  'no-break': ['没有安排休息', 'the break is not taken'],
  'break-too-late': ['休息得太晚', 'the break begins too late'],
  'too-many-trips': ['趟数太多', 'more trips than it may make'],
  'shipment-over-reload': ['回场装卸时货还在车上', 'its goods are still on board when the vehicle reloads'],
  'cannot-carry': ['车上没有装这类货的货舱', 'no compartment of the vehicle takes its goods'],
  'behind-other-goods': ['货被后装的货挡住', 'its goods are behind others loaded later'],
  'aboard-too-long': ['货在车上的时间太长', 'its goods are on board for too long'],
  'not-as-driven': ['和已经开过的路不符', 'not what the vehicle has driven so far'],
  'goods-elsewhere': ['货在另一辆车上', 'its goods are not on this vehicle'],
};

/** What is wrong with a plan, in words; routes are counted from 1. */
export function planFaultSentence({ code, route, at }: PlanFault, lang: Lang): string {
  const what = words[code][lang === 'zh' ? 0 : 1];
  if (lang === 'zh') return `${route === null ? '' : `第 ${route + 1} 条路线：`}${at} ${what}`;
  return `${route === null ? '' : `route ${route + 1}: `}${at} ${what}`;
}

const reasons: Readonly<Record<ImpossibleReason, readonly [zh: string, en: string]>> = {
  'no-vehicle-can': ['没有一辆车能做', 'no vehicle can do it'],
  'too-large': ['货量比哪辆车都大', 'more than any vehicle carries'],
  'not-in-time': ['哪辆车也赶不上时间', 'no vehicle can be there and back in time'],
  'too-far': ['哪辆车也走不了这么远', 'too far for any vehicle'],
  'partner-impossible': ['同一票货的另一头做不到', 'the other end of its shipment is impossible'],
};

/** Why a stop is in no plan. */
export function impossibleSentence(reason: ImpossibleReason, lang: Lang): string {
  return reasons[reason][lang === 'zh' ? 0 : 1];
}
