/** A household that owes, and what it can pay this season once it has what it lives on. Amounts in fen. */
export interface Member {
  readonly id: string;
  readonly owes: number;
  readonly means: number;
}

/** `by` stands in for this share (0 to 1) of what `of` cannot pay. By the places of members. */
export interface Guarantee {
  readonly of: number;
  readonly by: number;
  readonly share: number;
}

export interface Cleared {
  /** The share of all that is asked of a member that it can pay: its own debt and what it stands in for rank alike. */
  readonly pays: Float64Array;
  /** Members that cannot pay all. */
  readonly failing: readonly number[];
  /** Of these, those that could have paid their own debt, and are pulled down by what they stand in for. */
  readonly pulledDown: readonly number[];
  /** What the lender is not paid, by members or by those who stand in for them; fen. */
  readonly loss: number;
  /** What those who stand in for others pay for them; fen. */
  readonly stoodIn: number;
}

const MOST_ROUNDS = 10_000;
const SMALLEST_FEN = 0.001;

/**
 * Who can pay when not everybody can (Eisenberg and Noe 2001, with guarantees that are called only for what is missing): the largest
 * payments that agree with each other. From everybody paying all, round by round, a member who cannot pays its part of each claim,
 * which calls on those who stand in for it, who may then fail themselves. Payments only fall, so it ends.
 */
export function clear(members: readonly Member[], guarantees: readonly Guarantee[]): Cleared {
  const size = members.length;
  let pays = new Float64Array(size).fill(1);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const asked = askedOf(members, guarantees, pays);
    const next = pays.map((_, at) => {
      const all = asked[at] ?? 0;
      return all > 0 ? Math.min(1, (members[at]?.means ?? 0) / all) : 1;
    });
    const moved = next.some(
      (share, at) => Math.abs(share - (pays[at] ?? 0)) * (asked[at] ?? 0) > SMALLEST_FEN,
    );
    pays = next;
    if (!moved) break;
  }
  let stoodIn = 0;
  for (const { of, by, share } of guarantees)
    stoodIn += share * missingOf(members, pays, of) * (pays[by] ?? 0);
  const missing = members.reduce((sum, _, at) => sum + missingOf(members, pays, at), 0);
  const asked = askedOf(members, guarantees, pays);
  const failing = [...members.keys()].filter((at) => (1 - (pays[at] ?? 0)) * (asked[at] ?? 0) > SMALLEST_FEN);
  return {
    pays,
    failing,
    pulledDown: failing.filter((at) => (members[at]?.means ?? 0) >= (members[at]?.owes ?? 0)),
    loss: Math.max(0, Math.round(missing - stoodIn)),
    stoodIn: Math.round(stoodIn),
  };
}

/** Everybody of a group stands in for everybody else, in equal parts. */
export function jointly(group: readonly number[]): Guarantee[] {
  const share = 1 / (group.length - 1);
  return group.flatMap((of) => group.filter((by) => by !== of).map((by) => ({ of, by, share })));
}

/** A member’s own debt that it does not pay itself. */
function missingOf(members: readonly Member[], pays: Float64Array, at: number): number {
  return (members[at]?.owes ?? 0) * (1 - (pays[at] ?? 0));
}

function askedOf(
  members: readonly Member[],
  guarantees: readonly Guarantee[],
  pays: Float64Array,
): Float64Array {
  const asked = Float64Array.from(members, ({ owes }) => owes);
  for (const { of, by, share } of guarantees) {
    asked[by] = (asked[by] ?? 0) + share * missingOf(members, pays, of);
  }
  return asked;
}
