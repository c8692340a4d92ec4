import { type PerformanceRules, performanceFigures } from '#region';

/** The rules a form says, not yet judged: percents in `w-FIGURE`, `floor-TYPE-FIGURE` and `target-TYPE-FIGURE`, a place's type in `type-CODE`. */
export function rulesFrom(
  form: FormData,
  before: PerformanceRules,
  places: readonly string[],
): PerformanceRules {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const share = (name: string) => (text(name) === '' ? Number.NaN : Number(text(name)) / 100);
  const [zh, en] = [text('new-zh'), text('new-en')];
  const types = before.types.map((type) => ({
    ...type,
    places: places.filter((code) => text(`type-${code}`) === type.id),
    targets: each((figure) => ({
      floor: share(`floor-${type.id}-${figure}`),
      target: share(`target-${type.id}-${figure}`),
    })),
  }));
  const [first] = types;
  const added = zh && first ? [{ ...first, id: `t${types.length + 1}`, zh, en: en || zh, places: [] }] : [];
  return {
    weights: each((figure) => share(`w-${figure}`)),
    least: share('least'),
    types: [...types, ...added],
  };
}

function each<Value>(of: (figure: (typeof performanceFigures)[number]) => Value) {
  return Object.fromEntries(performanceFigures.map((figure) => [figure, of(figure)])) as Record<
    (typeof performanceFigures)[number],
    Value
  >;
}
