import { waysSentence } from '#routing';
import type { PooledDay } from './pool-day.ts';
import { GUESS } from './pool-problem.ts';

/** Says on which roads a day was worked out, and which nodes they do not reach. */
export function waysOfPool(ways: PooledDay['ways'], lang: 'zh' | 'en'): string {
  const { used, apart } = ways ?? { used: { by: 'guess', guess: GUESS } as const, apart: [] };
  const said = waysSentence(used, lang);
  if (apart.length === 0) return said;
  const codes = apart.join(lang === 'zh' ? '、' : ', ');
  return lang === 'zh' ? `${said}${codes} 没有路通，按估算。` : `${said} No road leads to ${codes}: guessed.`;
}
