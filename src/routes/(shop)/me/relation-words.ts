import type { Relation } from '#people';
import type { Lang } from '#shared/tongue.ts';

export const relationWords: Readonly<Record<Relation, Readonly<Record<Lang, string>>>> = {
  relative: { zh: '家里人', en: 'family' },
  neighbour: { zh: '邻居', en: 'neighbour' },
  'station-keeper': { zh: '站长', en: 'station keeper' },
  'coop-staff': { zh: '合作社的人', en: 'co-op staff' },
};
