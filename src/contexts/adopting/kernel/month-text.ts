/** How often a work was done on a plot in a month, and with how many photos. */
export interface WorkDone {
  readonly zh: string;
  readonly en: string;
  readonly times: number;
  readonly photos: number;
}

/** The span of one measure in a month. */
export interface SpanMeasured {
  readonly zh: string;
  readonly en: string;
  readonly unit: string;
  readonly low: number;
  readonly high: number;
}

/** A month in a sentence of each language; undefined when nothing is to be told of it. `month` is 1 to 12. */
export function monthText(
  month: number,
  works: readonly WorkDone[],
  spans: readonly SpanMeasured[],
): { readonly zh: string; readonly en: string } | undefined {
  if (works.length === 0 && spans.length === 0) return undefined;
  const photos = works.reduce((sum, each) => sum + each.photos, 0);
  const zh = [
    works.map(({ zh: what, times }) => `${what} ${times} 次`).join('、'),
    photos > 0 ? `${photos} 张照片` : '',
    spans.map((each) => `${each.zh} ${each.low} 到 ${each.high} ${each.unit}`).join('、'),
  ];
  const en = [
    works
      .map(({ en: what, times }) => `${what.toLowerCase()} ${times === 1 ? 'once' : `${times} times`}`)
      .join(', '),
    photos > 0 ? `${photos} photo${photos === 1 ? '' : 's'}` : '',
    spans.map((each) => `${each.en.toLowerCase()} ${each.low} to ${each.high} ${each.unit}`).join(', '),
  ];
  return {
    zh: `${month}月的地里：${zh.filter(Boolean).join('；')}。照片和曲线在日记里。`,
    en: `${MONTHS[month - 1]} in the field: ${en.filter(Boolean).join('; ')}. Photos and lines are in the diary.`,
  };
}

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October'],
  ...['November', 'December'],
];
