import type { OrganisationKind } from '#people';
import type { Lang } from '#shared/tongue.ts';

export const kindWords: Readonly<Record<OrganisationKind, Readonly<Record<Lang, string>>>> = {
  household: { zh: '农户', en: 'household' },
  coop: { zh: '合作社', en: 'co-op' },
  enterprise: { zh: '企业', en: 'enterprise' },
  association: { zh: '协会', en: 'association' },
  government: { zh: '政府单位', en: 'government office' },
  carrier: { zh: '承运单位', en: 'carrier' },
  station: { zh: '服务站点', en: 'station' },
  school: { zh: '学校', en: 'school' },
  platform: { zh: '平台', en: 'platform' },
};

export const kinds = Object.keys(kindWords) as OrganisationKind[];
