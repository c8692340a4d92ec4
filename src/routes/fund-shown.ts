import type { LookedAtPlan } from '#region';
import type { Tongue } from '#shared/tongue.ts';
import { limitWords, namesIn, refusedWords } from './fund-words.ts';

const SIZE = 40;

/** A plan as its pages show it: one page of what is left out, all that is chosen. */
export function planShown({ plan, checked, refused }: LookedAtPlan, page: number, t: Tongue) {
  const names = namesIn(plan.names, t);
  const options = new Map(plan.fund.options.map((option) => [option.id, option]));
  const weak = new Set(plan.fund.places.filter((place) => place.weak).map(({ id }) => id));
  const shown = (id: string) => {
    const option = options.get(id);
    return {
      id,
      place: names.place(option?.place ?? ''),
      weak: weak.has(option?.place ?? ''),
      kind: names.kind(option?.kind ?? ''),
      cost: option?.cost ?? 0,
      own: option?.own ?? 0,
      gain: option?.benefit ?? 0,
      year: option?.year,
    };
  };
  const chosen = (plan.found?.chosen ?? []).map(shown);
  // The dearest loss first: who asks why is who would have gained most.
  const left = refused
    .map((each) => ({ ...shown(each.option), ...refusedWords(each, names, t) }))
    .sort((a, b) => b.gain - a.gain);
  const { settings, found } = plan;
  return {
    id: plan.id,
    title: plan.title,
    assessment: plan.assessmentId,
    state: plan.state,
    progress: plan.progress,
    refusal: plan.refusal,
    askedAt: plan.askedAt,
    askedByName: plan.askedByName,
    publishedAt: plan.publishedAt,
    settings,
    rules: {
      provinces: Object.entries(settings.provinces ?? {}).map(([name, range]) => ({ name, ...range })),
      kinds: Object.entries(settings.kinds ?? {}).map(([code, range]) => ({
        name: names.kind(code),
        ...range,
      })),
    },
    found: found &&
      checked && {
        spent: checked.spent,
        benefit: checked.benefit,
        toWeak: checked.toWeak,
        broken: checked.broken.map(({ limit }) => limitWords(limit, names, t)),
        bound: found.bound,
        gap: found.gap,
        stopped: found.stopped,
        frontier: found.frontier,
      },
    options: plan.fund.options.length,
    places: plan.fund.places.length,
    weakPlaces: weak.size,
    weakServed: new Set(chosen.filter((each) => each.weak).map(({ place }) => place)).size,
    chosen,
    left: left.slice((page - 1) * SIZE, page * SIZE),
    leftTotal: left.length,
    page,
    size: SIZE,
  };
}

export type PlanShown = ReturnType<typeof planShown>;
