/** How too little is given to those who ordered more. */
export const shareRules = ['proportional', 'minimum-first', 'first-come'] as const;
export type ShareRule = (typeof shareRules)[number];

/** What somebody ordered, in grains: the smallest amount that is handed out (a piece, ten grams). Whole numbers. */
export interface Want {
  readonly wanted: number;
  /** What `minimum-first` gives before anybody gets more. */
  readonly least: number;
}

/**
 * Shares `have` grains among those who want more together, in the order they came. Each rule is one line in which all wanted grains stand;
 * what there is goes to its head. So the shares always add up to what there is, nobody gets more than they ordered, and one grain more
 * never takes one from anybody:
 *
 * - `first-come`: all of the first, then all of the second …
 * - `proportional`: the grain of whoever has the least of what they wanted, by `wanted / (2 × given + 1)` (Webster, Sainte-Laguë; Balinski
 *   and Young, Fair Representation, 1982). Equals go by the order they came. Largest remainders would be the shorter sentence, but there a
 *   bigger harvest can leave somebody with less (the Alabama paradox).
 * - `minimum-first`: everyone's least in the order they came, then the rest by `proportional` of what each still wants.
 */
export function allocate(have: number, wants: readonly Want[], rule: ShareRule): number[] {
  const wanted = wants.map((want) => want.wanted);
  if (rule === 'first-come') return inTurn(have, wanted);
  if (rule === 'proportional') return inProportion(have, wanted);
  const first = inTurn(
    have,
    wants.map((want) => Math.min(want.least, want.wanted)),
  );
  const rest = inProportion(
    have - total(first),
    wanted.map((want, place) => want - (first[place] ?? 0)),
  );
  return first.map((least, place) => least + (rest[place] ?? 0));
}

function inTurn(have: number, wanted: readonly number[]): number[] {
  let left = have;
  return wanted.map((want) => {
    const given = Math.min(left, want);
    left -= given;
    return given;
  });
}

function inProportion(have: number, wanted: readonly number[]): number[] {
  const all = total(wanted);
  if (have >= all) return [...wanted];
  // Rounded shares come within half a grain of each; what is over or short then is taken or given grain by grain, as the line stands.
  const given = wanted.map((want) => rounded(want, have, all));
  let left = have - total(given);
  for (; left > 0; left -= 1) add(given, best(wanted, given, 1), 1);
  for (; left < 0; left += 1) add(given, best(wanted, given, -1), -1);
  return given;
}

function rounded(want: number, have: number, all: number): number {
  return Number((2n * BigInt(want) * BigInt(have) + BigInt(all)) / (2n * BigInt(all)));
}

/** Who is next in line for a grain (`way` 1), or was last to get theirs (−1). */
function best(wanted: readonly number[], given: readonly number[], way: 1 | -1): number {
  let found = -1;
  for (const [place, want] of wanted.entries()) {
    const has = given[place] ?? 0;
    if (way === 1 ? has >= want : has === 0) continue;
    if (found === -1) found = place;
    else {
      const ahead = comesBefore(wanted, given, { place, other: found, way });
      if (ahead === (way === 1)) found = place;
    }
  }
  return found;
}

/** Whether the next (or last) grain of `place` stands before that of `other`, who came earlier. */
function comesBefore(
  wanted: readonly number[],
  given: readonly number[],
  { place, other, way }: { readonly place: number; readonly other: number; readonly way: 1 | -1 },
): boolean {
  const divisor = (of: number) => BigInt(2 * (given[of] ?? 0) + way);
  return BigInt(wanted[place] ?? 0) * divisor(other) > BigInt(wanted[other] ?? 0) * divisor(place);
}

function add(given: number[], place: number, by: number): void {
  given[place] = (given[place] ?? 0) + by;
}

function total(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0);
}
