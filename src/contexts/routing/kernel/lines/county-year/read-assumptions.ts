import { timeIn } from '../cells.ts';
import { type Assumptions, assumptions } from './assumptions.ts';

/** More of anything than this is no county; food may keep for ever. */
const MOST = 1e6;
const ENDLESS = '/halfLifeHours';
/** What is divided by. */
const ABOVE_ZERO = ['/roads/kmh', '/roads/busKmh', '/halfLifeHours'];
/** Parts of a whole: one of them at least is there. */
const PARTS = ['carriers', 'share'] as const;

/** The assumptions with those changed that were given, as parsed JSON; else where what was given does not fit (a path). */
export function withAssumptions(given: unknown): Assumptions | { readonly at: string } {
  const [merged, at] = merge(assumptions, given, '');
  if (at !== null) return { at };
  const made = merged as Assumptions;
  const nothing = PARTS.find((name) => Object.values(made[name]).every((part) => part === 0));
  return nothing === undefined ? made : { at: `/${nothing}` };
}

/** Numbers for numbers, words for words, times for times, lists of the same length or of the same kind, and no unknown names. */
function merge(base: unknown, given: unknown, path: string): readonly [unknown, string | null] {
  if (given === undefined) return [base, null];
  if (typeof base === 'number') return [given, typeof given === 'number' && fits(given, path) ? null : path];
  if (typeof base === 'string') {
    const isWord = typeof given === 'string' && (timeIn(base) === null || timeIn(given) !== null);
    return [given, isWord ? null : path];
  }
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
  const unknown = Object.keys(given).find((name) => !free && !Object.hasOwn(own, name));
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

function fits(number: number, path: string): boolean {
  const least = ABOVE_ZERO.includes(path) ? 0.01 : 0;
  const most = path === ENDLESS ? Number.MAX_VALUE : MOST;
  return number >= least && number <= most && (Number.isInteger(number) || !path.endsWith('/count'));
}
