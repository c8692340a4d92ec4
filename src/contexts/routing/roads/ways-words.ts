import type { WaysUsed } from './travel-times.ts';

type Failed = NonNullable<WaysUsed['failed']>;

const NAMES: Readonly<Record<Failed['by'], readonly [zh: string, en: string]>> = {
  osrm: ['OSRM 道路服务', 'The OSRM road service'],
  valhalla: ['Valhalla 道路服务', 'The Valhalla road service'],
  roads: ['导入的道路', 'The imported roads'],
};

const FAULTS: Readonly<Record<Failed['why'], readonly [zh: string, en: string]>> = {
  unreachable: ['连不上', 'cannot be reached'],
  late: ['没有按时回答', 'did not answer in time'],
  refused: ['拒绝了', 'refused'],
  unreadable: ['回答读不懂', 'gave an answer that cannot be read'],
  'start-apart': ['到不了出发的地方', 'does not reach the place everything starts from'],
};

/** Says where ways come from, and what should have given them and did not. */
export function waysSentence({ by, guess, since, failed }: WaysUsed, lang: 'zh' | 'en'): string {
  if (lang === 'zh') {
    const before = failed ? `${NAMES[failed.by][0]}${FAULTS[failed.why][0]}，这次没有用它。` : '';
    if (by === 'guess')
      return `${before}路程按直线的 ${guess?.detour} 倍、每小时 ${guess?.kmh} 公里估算，不是实际道路。`;
    if (by === 'roads')
      return `${before}路程沿实际道路计算（© OpenStreetMap 贡献者${since ? `，${since} 导入` : ''}），车速按道路等级和限速。`;
    return `路程由 ${NAMES[by][0]}沿实际道路算出。`;
  }
  const before = failed ? `${NAMES[failed.by][1]} ${FAULTS[failed.why][1]} and was not used. ` : '';
  if (by === 'guess')
    return `${before}Ways are guessed: straight lines times ${guess?.detour}, at ${guess?.kmh} km/h, not roads.`;
  if (by === 'roads')
    return `${before}Ways follow the roads (© OpenStreetMap contributors${since ? `, imported on ${since}` : ''}), as fast as their class and limits say.`;
  return `Ways follow the roads. ${NAMES[by][1]} worked them out.`;
}
