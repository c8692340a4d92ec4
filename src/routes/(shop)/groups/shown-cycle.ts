import type { Cycle } from '#groupbuying';
import type { Reader } from '../shown.ts';
import { stateOf } from './group-words.ts';

/** The group buy an order belongs to, in a line. */
export function shownCycle(cycle: Cycle, { t, now }: Reader) {
  const state = stateOf(cycle, now);
  return {
    href: `/groups/${cycle.id}`,
    title: t(`${cycle.titleZh}第 ${cycle.number} 期`, `${cycle.titleEn}, no. ${cycle.number}`),
    state: t(state.zh, state.en),
    tone: state.tone,
    icon: state.icon,
  };
}
