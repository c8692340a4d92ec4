import type { ShownAlert } from '#dispatching';
import { instantText } from '#shared/instant.ts';
import type { Lang, Tongue } from '#shared/tongue.ts';

/** What an alert means for the line. */
export const effectWords: Record<ShownAlert['effect'], { readonly zh: string; readonly en: string }> = {
  'no-service': { zh: '停开', en: 'No service' },
  'reduced-service': { zh: '减班', en: 'Fewer buses' },
  'significant-delays': { zh: '明显晚点', en: 'Long delays' },
  detour: { zh: '绕行', en: 'Detour' },
  'additional-service': { zh: '加班', en: 'More buses' },
  'modified-service': { zh: '班次有变', en: 'Service changed' },
  'other-effect': { zh: '有变化', en: 'Something changed' },
  'unknown-effect': { zh: '影响不明', en: 'Effect not known' },
  'stop-moved': { zh: '站点挪动', en: 'Stop moved' },
  'no-effect': { zh: '不影响班次', en: 'Buses run as usual' },
  'accessibility-issue': { zh: '无障碍设施有问题', en: 'Access is harder' },
};

/** Why; '' where the feed does not say. */
export const causeWords: Record<ShownAlert['cause'], { readonly zh: string; readonly en: string }> = {
  'unknown-cause': { zh: '', en: '' },
  'other-cause': { zh: '', en: '' },
  'technical-problem': { zh: '故障', en: 'technical problem' },
  strike: { zh: '罢工', en: 'strike' },
  demonstration: { zh: '道路被占', en: 'people in the streets' },
  accident: { zh: '事故', en: 'accident' },
  holiday: { zh: '节假日', en: 'holiday' },
  weather: { zh: '天气', en: 'weather' },
  maintenance: { zh: '检修', en: 'maintenance' },
  construction: { zh: '施工', en: 'road works' },
  'police-activity': { zh: '警务', en: 'police' },
  'medical-emergency': { zh: '医疗急救', en: 'medical emergency' },
};

type When = Pick<ShownAlert, 'inForce' | 'from' | 'until'>;

/** When it holds, as far as the feed says. */
export function whenText({ inForce, from, until }: When, t: Tongue, lang: Lang): string {
  const end = until && instantText(new Date(until), lang);
  if (inForce) return end ? t(`现在生效，到 ${end}`, `In force until ${end}`) : t('现在生效', 'In force');
  const begin = from ? instantText(new Date(from), lang) : '';
  return end ? t(`${begin} 到 ${end}`, `${begin} to ${end}`) : t(`${begin} 起`, `From ${begin}`);
}
