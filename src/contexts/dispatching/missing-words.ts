import { impossibleSentence, type PlanFault, planFaultSentence } from '#routing';
import type { Lang } from '#shared/tongue.ts';

type Fault = PlanFault['code'];

/** Why a stop is in no route: an `impossible` reason of the solver, what the checker has against every place, or that its node is closed. */
export function missingSentence(why: string, lang: Lang): string {
  if (why === 'closed') return lang === 'zh' ? '这个站点当天不开门' : 'the node is closed that day';
  if (why === 'taken-out')
    return lang === 'zh' ? '有人把它从方案里拿出来了' : 'somebody took it out of the plan';
  if (why === 'not-planned') return lang === 'zh' ? '还没有排' : 'not planned yet';
  if (why === 'apart:disconnected-road')
    return lang === 'zh'
      ? '开车到不了：附近的路和别处不相连。位置对的话，可以手工排上，路程按估算'
      : 'it cannot be driven to: the roads near it lead nowhere else. If it is where the map says, put it in by hand; its ways are guessed';
  if (why === 'apart:no-road-near')
    return lang === 'zh'
      ? '一公里之内没有汽车能走的路。位置对的话，可以手工排上，路程按估算'
      : 'there is no road for cars within a kilometre. If it is where the map says, put it in by hand; its ways are guessed';
  const [kind, code = ''] = why.split(':');
  if (kind === 'impossible')
    return impossibleSentence(code as Parameters<typeof impossibleSentence>[0], lang);
  return againstSentence(code.split(' ') as Fault[], lang);
}

const words: Partial<Record<Fault, readonly [zh: string, en: string]>> = {
  overloaded: ['装不下', 'it would be overloaded'],
  'too-late': ['有站会赶不上关门', 'a stop would be reached after it closes'],
  'back-too-late': ['收车会超过班次', 'it would be back after its shift'],
  'cannot-do': ['车不合适：不保温，或者已经出发', 'it is the wrong vehicle: not cold, or gone already'],
};

/** What stands against putting a stop somewhere, in words. */
export function againstSentence(faults: readonly Fault[], lang: Lang): string {
  const each = faults.map(
    (code) =>
      words[code]?.[lang === 'zh' ? 0 : 1] ?? planFaultSentence({ code, route: null, at: '' }, lang).trim(),
  );
  return [...new Set(each)].join(lang === 'zh' ? '、' : ', ');
}
