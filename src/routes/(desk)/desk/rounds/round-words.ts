import type { RoundSummary } from '#delivery';

/** How far a round is. */
export const roundWords: Readonly<
  Record<
    RoundSummary['status'],
    { readonly zh: string; readonly en: string; readonly tone: 'good' | 'heed' | 'calm' }
  >
> = {
  planned: { zh: '待发车', en: 'Planned', tone: 'calm' },
  'under-way': { zh: '在路上', en: 'Under way', tone: 'heed' },
  done: { zh: '已完成', en: 'Done', tone: 'good' },
};
