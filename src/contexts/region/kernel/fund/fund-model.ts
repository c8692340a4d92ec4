import { compressed, type LinearModel, type Row } from '#shared/solver/linear-model.ts';
import type { FundCase, FundOption, Limit } from './fund-case.ts';

/** The case as a linear program: column j is option j, row r is limits[r]. */
export interface FundModel {
  readonly model: LinearModel;
  readonly limits: readonly Limit[];
}

const NONE = Number.NEGATIVE_INFINITY;
const ANY = Number.POSITIVE_INFINITY;

/** Writes down the case's rules as rows: one column an option (taken or not), the sum of benefits to be as large as it can be. */
export function fundModel(fund: FundCase): FundModel {
  const limits: Limit[] = [];
  const rows: Row[] = [];
  const add = (limit: Limit, terms: Row['terms'], least: number, most: number) => {
    limits.push(limit);
    rows.push({ name: `r${rows.length}`, terms, least, most });
  };
  const { options, rules } = fund;
  const all = [...options.keys()];
  const at = (column: number) => options[column] as FundOption;
  const costs = (columns: readonly number[]) => termsOf(columns, (column) => at(column).cost);
  const ones = (columns: readonly number[]) => termsOf(columns, () => 1);

  add({ rule: 'budget' }, costs(all), NONE, fund.budget);
  const years = [...new Set(options.map(yearOf))].sort((one, other) => one - other);
  const until = (columns: readonly number[], year: number) =>
    columns.filter((column) => yearOf(at(column)) <= year);
  for (const { year, sum } of budgetUntil(rules)) {
    add({ rule: 'year-budget', year }, costs(until(all, year)), NONE, sum);
  }
  const byPlace = Map.groupBy(all, (column) => at(column).place);
  for (const place of fund.places) {
    const here = byPlace.get(place.id) ?? [];
    const byKind = Map.groupBy(here, (column) => at(column).kind);
    const ofKinds = (kinds: readonly string[]) => kinds.flatMap((kind) => byKind.get(kind) ?? []);
    for (const [kind, ways] of byKind) {
      if (ways.length > 1) add({ rule: 'one-way', place: place.id, kind }, ones(ways), NONE, 1);
    }
    if (rules.placeCap !== undefined) {
      add({ rule: 'place-cap', place: place.id }, costs(here), NONE, rules.placeCap);
    }
    if (place.own !== undefined) {
      const terms = termsOf(here, (column) => at(column).own ?? 0);
      add({ rule: 'own-money', place: place.id }, terms, NONE, place.own);
    }
    for (const { kind, anyOf } of rules.needs ?? []) {
      const needing = byKind.get(kind) ?? [];
      for (const year of years) {
        // A year in which nothing that needs could begin says nothing new.
        if (!needing.some((column) => yearOf(at(column)) === year)) continue;
        const givers = termsOf(until(ofKinds(anyOf), year), () => -1);
        const terms = new Map([...ones(until(needing, year)), ...givers]);
        add({ rule: 'needs', place: place.id, kind, anyOf }, terms, NONE, 0);
      }
    }
    if (place.weak && rules.weakPlaces) {
      const { atLeast, kinds } = rules.weakPlaces;
      add({ rule: 'weak-place', place: place.id }, ones(ofKinds(kinds)), atLeast, ANY);
    }
  }
  const provinceOf = new Map(fund.places.map(({ id, province }) => [id, province]));
  const byProvince = Map.groupBy(all, (column) => provinceOf.get(at(column).place) ?? '');
  for (const [province, { floor, cap }] of Object.entries(rules.provinces ?? {})) {
    const terms = costs(byProvince.get(province) ?? []);
    if (floor !== undefined) add({ rule: 'province-floor', province }, terms, floor, ANY);
    if (cap !== undefined) add({ rule: 'province-cap', province }, terms, NONE, cap);
  }
  const byKind = Map.groupBy(all, (column) => at(column).kind);
  for (const [kind, { floor, cap }] of Object.entries(rules.kinds ?? {})) {
    const terms = costs(byKind.get(kind) ?? []);
    if (floor !== undefined) add({ rule: 'kind-floor', kind }, terms, floor, ANY);
    if (cap !== undefined) add({ rule: 'kind-cap', kind }, terms, NONE, cap);
  }
  const share = rules.shortBoardShare;
  if (share !== undefined) {
    const terms = termsOf(all, (column) => at(column).cost * ((at(column).shortBoard ? 1 : 0) - share));
    add({ rule: 'short-boards' }, terms, 0, ANY);
  }
  if (rules.weakFloor !== undefined) {
    add({ rule: 'weak-floor' }, costs(weakColumns(fund)), rules.weakFloor, ANY);
  }
  return { model: { ...columnsOf(options), ...compressed(rows) }, limits };
}

export function yearOf({ year = 0 }: FundOption): number {
  return year;
}

/** What may be spent by the end of each year but the last, which is the budget itself. */
export function budgetUntil({ budgetByYear = [] }: FundCase['rules']): { year: number; sum: number }[] {
  let sum = 0;
  return budgetByYear.slice(0, -1).map((part, year) => {
    sum += part;
    return { year, sum };
  });
}

/** The options of weak places. */
export function weakColumns({ places, options }: FundCase): number[] {
  const weak = new Set(places.filter((place) => place.weak).map(({ id }) => id));
  return [...options.keys()].filter((column) => weak.has(options[column]?.place ?? ''));
}

function columnsOf(options: readonly FundOption[]) {
  return {
    sense: 'max',
    offset: 0,
    columnNames: options.map(({ id }) => id),
    cost: Float64Array.from(options, ({ benefit }) => benefit),
    lower: new Float64Array(options.length),
    upper: new Float64Array(options.length).fill(1),
    whole: new Int32Array(options.length).fill(1),
  } as const;
}

function termsOf(columns: readonly number[], value: (column: number) => number): Map<number, number> {
  return new Map(columns.map((column) => [column, value(column)]));
}
