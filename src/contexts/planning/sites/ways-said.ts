import { waysSentence } from '#routing';
import { DETOUR } from './ask-ground.ts';
import type { GroundWays } from './what-if.ts';

/** Says on which roads a what-if rests, and how many places they do not reach. Only lengths count: speeds are not said. */
export function waysOfGround(ways: GroundWays | undefined, lang: 'zh' | 'en'): string {
  if (!ways || (ways.used.by === 'guess' && !ways.used.failed))
    return lang === 'zh' ? `路程按直线的 ${DETOUR} 倍算。` : `Ways are straight lines times ${DETOUR}.`;
  const said = waysSentence(ways.used, lang);
  const count = ways.apart.length;
  if (count === 0) return said;
  return lang === 'zh'
    ? `${said}${count} 处没有路通，按估算。`
    : `${said} No road leads to ${count} of the places: guessed.`;
}
