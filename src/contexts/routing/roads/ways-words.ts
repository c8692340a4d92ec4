import type { ServiceFault } from './ask-service.ts';
import type { WaysUsed } from './travel-times.ts';

const NAMES = { osrm: 'OSRM', valhalla: 'Valhalla' } as const;

const FAULTS: Readonly<Record<ServiceFault, readonly [zh: string, en: string]>> = {
  unreachable: ['连不上', 'cannot be reached'],
  late: ['没有按时回答', 'did not answer in time'],
  refused: ['拒绝了', 'refused'],
  unreadable: ['回答读不懂', 'gave an answer that cannot be read'],
};

/** Says where ways come from, and what should have given them and did not. */
export function waysSentence({ by, guess, failed }: WaysUsed, lang: 'zh' | 'en'): string {
  const why = failed && FAULTS[failed.why];
  if (lang === 'zh') {
    const before = failed && why ? `${NAMES[failed.kind]} 道路服务${why[0]}，改用下面的算法。` : '';
    if (by === 'guess')
      return `${before}路程按直线的 ${guess?.detour} 倍、每小时 ${guess?.kmh} 公里估算，不是实际道路。`;
    if (by === 'roads')
      return `${before}路程沿实际道路计算（© OpenStreetMap 贡献者），车速按道路等级和限速。`;
    return `路程由 ${NAMES[by]} 道路服务沿实际道路算出。`;
  }
  const before =
    failed && why ? `The ${NAMES[failed.kind]} road service ${why[1]}; the next best was used. ` : '';
  if (by === 'guess')
    return `${before}Ways are guessed: straight lines times ${guess?.detour}, at ${guess?.kmh} km/h, not roads.`;
  if (by === 'roads')
    return `${before}Ways follow the roads (© OpenStreetMap contributors), as fast as their class and limits say.`;
  return `Ways follow the roads as the ${NAMES[by]} road service knows them.`;
}
