import type { FundNames, Limit, Refused } from '#region';
import type { Tongue } from '#shared/tongue.ts';
import { wanText } from './wan-text.ts';

/** What places and kinds of projects are called in the reader's language. */
export function namesIn({ places, kinds }: FundNames, t: Tongue) {
  const kind = (code: string) => t(kinds[code]?.[0] ?? code, kinds[code]?.[1] ?? code);
  return { place: (id: string) => places[id] ?? id, kind };
}

type Names = ReturnType<typeof namesIn>;

/** A limit in words. */
export function limitWords(limit: Limit, { place, kind }: Names, t: Tongue): string {
  switch (limit.rule) {
    case 'budget':
      return t('总额', 'the budget');
    case 'year-budget':
      return t(`到第 ${limit.year + 1} 年为止的钱`, `the money until year ${limit.year + 1}`);
    case 'one-way':
      return t(
        `${place(limit.place)}的${kind(limit.kind)}只做一种`,
        `one way of ${kind(limit.kind)} in ${place(limit.place)}`,
      );
    case 'place-cap':
      return t(`${place(limit.place)}的上限`, `the cap of ${place(limit.place)}`);
    case 'own-money':
      return t(`${place(limit.place)}能出的配套`, `what ${place(limit.place)} can add`);
    case 'province-floor':
      return t(`${limit.province}的下限`, `the floor of ${limit.province}`);
    case 'province-cap':
      return t(`${limit.province}的上限`, `the cap of ${limit.province}`);
    case 'kind-floor':
      return t(`“${kind(limit.kind)}”的下限`, `the floor of “${kind(limit.kind)}”`);
    case 'kind-cap':
      return t(`“${kind(limit.kind)}”的上限`, `the cap of “${kind(limit.kind)}”`);
    case 'needs':
      return t(
        `${place(limit.place)}的${kind(limit.kind)}先要有${limit.anyOf.map(kind).join('或')}`,
        `${kind(limit.kind)} in ${place(limit.place)} needs ${limit.anyOf.map(kind).join(' or ')}`,
      );
    case 'weak-place':
      return t(
        `${place(limit.place)}属最弱的五分之一，必有项目`,
        `${place(limit.place)} is of the weakest fifth and gets a project`,
      );
    case 'short-boards':
      return t('补短板的占比', 'the share that mends main weaknesses');
    case 'weak-floor':
      return t('给最弱五分之一的下限', 'the floor of the weakest fifth');
  }
}

/** Why a project is not in the plan, and the smallest change that would admit it. */
export function refusedWords(refused: Refused, names: Names, t: Tongue): { why: string; change: string } {
  const along = refused.along.map((id) => names.kind(id.split('/')[1] ?? '')).join(t('、', ', '));
  const together = along ? t(`；要一起选上${along}`, `; together with ${along}`) : '';
  const change = refused.changes
    .map(({ limit, by }) => {
      const words = limitWords(limit, names, t);
      if (limit.rule === 'needs') return words;
      if (limit.rule === 'short-boards') {
        return t(
          `${words}降 ${(100 * by).toFixed(1)} 个百分点`,
          `${words}: ${(100 * by).toFixed(1)} percentage points less`,
        );
      }
      const up = !limit.rule.endsWith('floor');
      return t(
        `${words}${up ? '加' : '减'} ${wanText(by, t)}`,
        `${words}: ${wanText(by, t)} ${up ? 'more' : 'less'}`,
      );
    })
    .join(t('；', '; '));
  if (refused.reason === 'no-gain') {
    const lacking = (-refused.gain).toFixed(2);
    return {
      why: t('放进来总分不会更高', 'The plan would gain nothing by it'),
      change:
        refused.gain < 0
          ? t(`它要多带来 ${lacking} 分`, `It would have to bring ${lacking} points more`)
          : t('效果要更好一点', 'It would have to bring a little more'),
    };
  }
  if (refused.reason === 'within-gap') {
    return {
      why: t(
        '能放进来，总分还会高一点：方案只证明到允许的差',
        'It could come in: the plan is proven only within its gap',
      ),
      change: t('把允许的差设为 0 再算', 'Plan again with a gap of 0'),
    };
  }
  return {
    why: t(
      `卡在：${refused.changes.map(({ limit }) => limitWords(limit, names, t)).join('、')}`,
      `Held back by ${refused.changes.map(({ limit }) => limitWords(limit, names, t)).join(', ')}`,
    ),
    change: change + together,
  };
}
