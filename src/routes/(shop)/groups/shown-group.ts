import { type GroupCard, joinBefore } from '#groupbuying';
import type { Day } from '#shared/instant.ts';
import type { Fen } from '#shared/money.ts';
import type { Reader } from '../shown.ts';
import { stateOf } from './group-words.ts';

/** A cycle in the reader's language, as a list and the head of its page show it. */
export interface ShownGroup {
  readonly id: string;
  readonly href: string;
  readonly title: string;
  readonly note: string;
  readonly number: number;
  readonly leader: string;
  readonly place: string;
  readonly state: {
    readonly text: string;
    readonly tone: 'good' | 'heed' | 'calm';
    readonly icon: ReturnType<typeof stateOf>['icon'];
  };
  readonly closes: Date;
  /** Until when it may still be extended, once; undefined when it was, or never is. */
  readonly mayExtendUntil: Date | undefined;
  readonly collectDay: Day | undefined;
  readonly members: number;
  readonly leastMembers: number;
  readonly mostMembers: number | undefined;
  readonly goodsFen: Fen;
  readonly leastFen: Fen;
  readonly goods: string;
  readonly demo: boolean;
}

export function shownGroup(
  { cycle, node, leader, totals, offers }: GroupCard,
  { t, lang, now }: Reader,
): ShownGroup {
  const state = stateOf(cycle, now);
  const names = offers.map((offer) => t(offer.titleZh, offer.titleEn));
  const more = names.length > 3 ? t(` 等 ${names.length} 种`, ` and ${names.length - 3} more`) : '';
  return {
    id: cycle.id,
    href: `/groups/${cycle.id}`,
    title: t(cycle.titleZh, cycle.titleEn),
    note: lang === 'en' && cycle.noteEn !== '' ? cycle.noteEn : cycle.noteZh,
    number: cycle.number,
    leader: leader ? t(leader.nameZh, leader.nameEn) : '',
    place: node ? t(node.nameZh, node.nameEn) : '',
    state: { text: t(state.zh, state.en), tone: state.tone, icon: state.icon },
    closes: joinBefore(cycle),
    mayExtendUntil: cycle.extendedAt ? undefined : cycle.extendUntil,
    collectDay: cycle.collectDay,
    // As it was decided, once it is: orders that ended since do not change what it was.
    members: cycle.members ?? totals?.members ?? 0,
    leastMembers: cycle.leastMembers,
    mostMembers: cycle.mostMembers,
    goodsFen: cycle.goodsFen ?? totals?.goodsFen ?? 0,
    leastFen: cycle.leastFen,
    goods: names.slice(0, 3).join(t('、', ', ')) + more,
    demo: cycle.demo,
  };
}
