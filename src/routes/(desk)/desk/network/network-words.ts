import type { NodeKind } from '#delivery';
import type { Tongue } from '#shared/tongue.ts';

export const kindWords: Readonly<Record<NodeKind, { readonly zh: string; readonly en: string }>> = {
  hub: { zh: '县共配中心', en: 'County hub' },
  station: { zh: '乡镇站', en: 'Township station' },
  point: { zh: '村级点', en: 'Village point' },
};

const days = [
  ['一', 'Mon'],
  ['二', 'Tue'],
  ['三', 'Wed'],
  ['四', 'Thu'],
  ['五', 'Fri'],
  ['六', 'Sat'],
  ['日', 'Sun'],
] as const;

/** One ISO weekday (1 = Monday): `周一`, `Mon`. */
export function weekdayText(weekday: number, t: Tongue): string {
  const [zh, en] = days[weekday - 1] ?? ['', ''];
  return t(`周${zh}`, en);
}

/** Weekdays as people say them: `每天`, `周一三五`, `Mon, Wed, Fri`. */
export function weekdaysText(weekdays: readonly number[], t: Tongue): string {
  if (weekdays.length === 7) return t('每天', 'daily');
  const names = weekdays.toSorted((a, b) => a - b).flatMap((weekday) => days[weekday - 1] ?? []);
  return t(
    `周${names.filter((_, at) => at % 2 === 0).join('')}`,
    names.filter((_, at) => at % 2 === 1).join(', '),
  );
}
