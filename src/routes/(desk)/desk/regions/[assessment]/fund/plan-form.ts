import type { PlanSettings } from '#region';

/** What the form's fields say of a fund, not yet judged. An empty field is no rule. */
export function settingsIn(form: FormData | URLSearchParams): Readonly<Record<string, unknown>> {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const number = (name: string) => (text(name) === '' ? undefined : Number(text(name)));
  const percent = (name: string) => {
    const value = number(name);
    return value === undefined ? undefined : value / 100;
  };
  const ranges = (prefix: string) => {
    const found = new Map<string, { floor?: number; cap?: number }>();
    for (const [name, value] of form) {
      const [, side, key] = new RegExp(`^${prefix}-(floor|cap)-(.*)$`, 's').exec(name) ?? [];
      if (side === undefined || key === undefined || String(value).trim() === '') continue;
      found.set(key, { ...found.get(key), [side]: Number(value) });
    }
    return found.size > 0 ? Object.fromEntries(found) : undefined;
  };
  const years = [1, 2, 3].map((year) => number(`year-${year}`)).filter((part) => part !== undefined);
  const said = {
    title: text('title'),
    budget: number('budget'),
    years: years.length > 1 ? years : undefined,
    placeCap: number('placeCap'),
    ownCap: number('ownCap'),
    provinces: ranges('province'),
    kinds: ranges('kind'),
    weakAtLeast: number('weakAtLeast'),
    shortBoardShare: percent('shortBoardShare'),
    weakFloor: number('weakFloor'),
    gap: percent('gap') ?? 0,
    seconds: number('seconds') ?? 60,
    frontier: form.get('frontier') === 'yes' ? 6 : 0,
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
}

/** The fields of settings, as the form has them: to begin a what-if from a plan. */
export function fieldsOf(settings: PlanSettings): Record<string, string> {
  const fields: Record<string, string> = {};
  const put = (name: string, value: number | string | undefined) => {
    if (value !== undefined) fields[name] = String(value);
  };
  put('title', settings.title);
  for (const name of ['budget', 'placeCap', 'ownCap', 'weakAtLeast', 'weakFloor', 'seconds'] as const) {
    put(name, settings[name]);
  }
  for (const [at, part] of (settings.years ?? []).entries()) put(`year-${at + 1}`, part);
  if (settings.shortBoardShare !== undefined) put('shortBoardShare', plain(settings.shortBoardShare));
  put('gap', plain(settings.gap));
  if (settings.frontier > 0) put('frontier', 'yes');
  for (const [prefix, ranges] of [
    ['province', settings.provinces],
    ['kind', settings.kinds],
  ] as const) {
    for (const [key, { floor, cap }] of Object.entries(ranges ?? {})) {
      put(`${prefix}-floor-${key}`, floor);
      put(`${prefix}-cap-${key}`, cap);
    }
  }
  return fields;
}

/** A part as percent, without the digits of binary fractions. */
function plain(part: number): string {
  return String(Number((100 * part).toPrecision(12)));
}
