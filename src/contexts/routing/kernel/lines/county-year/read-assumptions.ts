import { type Assumptions, assumptions } from './assumptions.ts';

/** The assumptions with those changed that were given, as parsed JSON; else where what was given does not fit (a path). */
export function withAssumptions(given: unknown): Assumptions | { readonly at: string } {
  const [merged, at] = merge(assumptions, given, '');
  return at === null ? (merged as Assumptions) : { at };
}

/** Numbers for numbers (none below zero), words for words, lists of the same length or of the same kind, and no unknown names. */
function merge(base: unknown, given: unknown, path: string): readonly [unknown, string | null] {
  if (given === undefined) return [base, null];
  if (typeof base === 'number')
    return [given, typeof given === 'number' && Number.isFinite(given) && given >= 0 ? null : path];
  if (typeof base === 'string') return [given, typeof given === 'string' ? null : path];
  if (Array.isArray(base)) {
    if (!Array.isArray(given)) return [base, path];
    // Months are twelve; festivals and departures as many as there are.
    if (typeof base[0] === 'number' && given.length !== base.length) return [base, path];
    const made = given.map((each, index) => merge(base[0], each, `${path}/${index}`));
    return [made.map(([value]) => value), made.find(([, at]) => at !== null)?.[1] ?? null];
  }
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return [base, path];
  // Carriers have the names they have; everything else is named here.
  const own = base as Record<string, unknown>;
  const free = path === '/carriers';
  const unknown = Object.keys(given).find((name) => !free && !(name in own));
  if (unknown !== undefined) return [base, `${path}/${unknown}`];
  const names = free ? Object.keys(given) : Object.keys(own);
  const made = names.map((name) => {
    const [value, at] = merge(own[name] ?? 0, (given as Record<string, unknown>)[name], `${path}/${name}`);
    return { name, value, at };
  });
  return [
    Object.fromEntries(made.map(({ name, value }) => [name, value])),
    made.find(({ at }) => at !== null)?.at ?? null,
  ];
}
