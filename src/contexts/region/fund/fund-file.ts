import { z } from 'zod';
import { type Outcome, ok } from '#shared/outcome.ts';
import type { FundCase } from '../kernel/fund/fund-case.ts';
import { refuseFund } from '../kernel/fund/refusals.ts';

const id = z.string().min(1);
/** With any sum of a case’s amounts a number that is exact. */
const money = z.int().min(0).max(1e12);
const share = z.number().min(0).max(1);
const range = z.strictObject({ floor: money.exactOptional(), cap: money.exactOptional() });
/** What a fund’s case may say. */
export const fundShape = z.strictObject({
  budget: money.describe('Whole numbers of one unit of money, the same throughout.'),
  places: z.array(
    z.strictObject({
      id,
      province: id,
      weak: z.boolean().exactOptional().describe('Among the fifth that is furthest behind.'),
      own: money.exactOptional().describe('What it can add of its own; any amount unless said.'),
    }),
  ),
  options: z.array(
    z.strictObject({
      id,
      place: id,
      kind: id,
      cost: money.describe('What the fund pays.'),
      own: money.exactOptional().describe('What the place pays beside it.'),
      benefit: z.number(),
      shortBoard: z.boolean().exactOptional().describe('It mends one of the place’s main obstacles.'),
      year: z.int().min(0).max(20).exactOptional().describe('The year it is begun and paid, 0 the first.'),
    }),
  ),
  rules: z.strictObject({
    budgetByYear: z
      .array(money)
      .min(1)
      .exactOptional()
      .describe('Adds up to the budget; what is not spent is there in the next year.'),
    placeCap: money.exactOptional().describe('The most that one place gets.'),
    provinces: z.record(id, range).exactOptional(),
    kinds: z.record(id, range).exactOptional(),
    needs: z
      .array(z.strictObject({ kind: id, anyOf: z.array(id).min(1) }))
      .exactOptional()
      .describe('The kind needs one of these in the same place, begun no later.'),
    weakPlaces: z.strictObject({ atLeast: z.int().min(0), kinds: z.array(id).min(1) }).exactOptional(),
    shortBoardShare: share.exactOptional().describe('The share of what is spent that mends main obstacles.'),
    weakFloor: money.exactOptional().describe('The money that weak places get at least.'),
  }),
});

/** A fund’s case from a JSON file’s value, with every name it uses listed once. */
export function fundFile(value: unknown): Outcome<FundCase> {
  const parsed = fundShape.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return wrong(issue?.path.join('.') || 'JSON', issue?.message ?? '—');
  }
  const { places, options, rules } = parsed.data;
  for (const [where, all] of Object.entries({ places, options })) {
    const first = new Map(all.toReversed().map(({ id: name }, at) => [name, all.length - 1 - at]));
    const twice = all.find((each, at) => first.get(each.id) !== at);
    if (twice) return wrong(where, `${twice.id} ×2`);
  }
  const years = rules.budgetByYear;
  if (years && years.reduce((sum, part) => sum + part, 0) !== parsed.data.budget) {
    return wrong('rules.budgetByYear', `Σ ≠ ${parsed.data.budget}`);
  }
  const known = new Set(places.map((place) => place.id));
  const lost = options.find(({ place }) => !known.has(place));
  if (lost) return wrong(lost.id, `place ${lost.place} ?`);
  const provinces = new Set(places.map(({ province }) => province));
  const stray = Object.keys(rules.provinces ?? {}).find((province) => !provinces.has(province));
  if (stray) return wrong('rules.provinces', `${stray} ?`);
  const kinds = new Set(options.map(({ kind }) => kind));
  const named = [
    ...Object.keys(rules.kinds ?? {}),
    ...(rules.needs ?? []).flatMap(({ kind, anyOf }) => [kind, ...anyOf]),
    ...(rules.weakPlaces?.kinds ?? []),
  ];
  const unknown = named.find((kind) => !kinds.has(kind));
  if (unknown) return wrong('rules', `kind ${unknown} ?`);
  return ok(parsed.data);
}

function wrong(where: string, why: string) {
  return refuseFund('region.no-fund-case', { where, why });
}
