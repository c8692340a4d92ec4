import type { Lang } from '#shared/tongue.ts';

const english = new Intl.DateTimeFormat('en', { month: 'short', timeZone: 'UTC' });

/** A month by its place in the year, January = 0: 1月, Jan. */
export function monthName(index: number, lang: Lang): string {
  return lang === 'zh' ? `${index + 1}月` : english.format(new Date(Date.UTC(2027, index)));
}
