import type { Role } from './call.ts';
import type { Lang } from './tongue.ts';

export const roleWords: Readonly<Record<Role, Readonly<Record<Lang, string>>>> = {
  grower: { zh: '种植户', en: 'grower' },
  'coop-staff': { zh: '合作社人员', en: 'co-op staff' },
  'brand-association': { zh: '品牌协会', en: 'brand association' },
  'station-keeper': { zh: '站点管理员', en: 'station keeper' },
  carrier: { zh: '承运人', en: 'carrier' },
  officer: { zh: '县里工作人员', en: 'county officer' },
  mentor: { zh: '带教老师', en: 'mentor' },
  consumer: { zh: '消费者', en: 'consumer' },
  admin: { zh: '平台管理员', en: 'platform administrator' },
};

export function rolesText(roles: readonly Role[], lang: Lang): string {
  return roles.map((role) => roleWords[role][lang]).join(lang === 'zh' ? '、' : ', ');
}
