import { type Measure, type Measured, measures, measureWords, readableStretches } from '#origin';
import { dayText } from '#shared/instant.ts';
import type { Lang, Tongue } from '#shared/tongue.ts';
import type { Series } from '$ui/LineChart.svelte';

/** A chart of what loggers measured, as `LineChart` takes it. */
export interface SensorLine {
  readonly title: string;
  readonly summary: string;
  readonly unit: string;
  readonly pointHead: string;
  readonly points: readonly string[];
  readonly series: readonly Series[];
}

/** The lines of what was measured day by day: degrees and moisture each by themselves, more than two months by weeks. */
export function sensorLines(
  measured: readonly Measured[],
  { t, lang }: { readonly t: Tongue; readonly lang: Lang },
): SensorLine[] {
  const drawn = readableStretches(measured);
  const weekly = drawn.by === 'week';
  const days = [...new Set(drawn.measured.map(({ day }) => day))].toSorted();
  const means = new Map(drawn.measured.map(({ measure, day, mean }) => [`${measure} ${day}`, mean]));
  return (['°C', '%'] as const).flatMap((unit) => {
    const shown = measures.filter(
      (each) => measureWords[each].unit === unit && measured.some(({ measure }) => measure === each),
    );
    if (shown.length === 0) return [];
    const spans = shown.map((each) => spanOf(each, measured, t)).join(t('；', '; '));
    return {
      unit,
      title: unit === '°C' ? t('地里多少度', 'How warm it was') : t('地里多湿', 'How moist it was'),
      summary: weekly
        ? t(`${spans}。画的是每周平均。`, `${spans}. Drawn: the mean of each week.`)
        : t(`${spans}。画的是每天平均。`, `${spans}. Drawn: the mean of each day.`),
      pointHead: weekly ? t('从星期一', 'Week from') : t('日期', 'Day'),
      points: days.map((day) => dayText(day, lang)),
      series: shown.map((each) => ({
        name: t(measureWords[each].zh, measureWords[each].en),
        values: days.map((day) => means.get(`${each} ${day}`)),
      })),
    };
  });
}

function spanOf(measure: Measure, measured: readonly Measured[], t: Tongue): string {
  const own = measured.filter((each) => each.measure === measure);
  const low = Math.min(...own.map((each) => each.low));
  const high = Math.max(...own.map((each) => each.high));
  const { zh, en, unit } = measureWords[measure];
  return t(`${zh} ${low} 到 ${high} ${unit}`, `${en} ${low} to ${high} ${unit}`);
}
