/**
 * A fund to be shared out: what may be paid for, where, and the rules it is bound by. Amounts are whole numbers of one unit of money
 * (say 万元), the same throughout; benefits are points of whatever the county counts (the fund's page says what).
 */
export interface FundCase {
  readonly budget: number;
  readonly places: readonly Place[];
  readonly options: readonly FundOption[];
  readonly rules: FundRules;
}

/** A county or township. `weak`: among the fifth that is furthest behind. */
export interface Place {
  readonly id: string;
  readonly province: string;
  readonly weak?: boolean;
  /** What it can add of its own to what the fund pays; without it, any amount. */
  readonly own?: number;
}

/** One way to do one kind of project in one place: of the ways of a kind in a place one is chosen at most. */
export interface FundOption {
  readonly id: string;
  readonly place: string;
  readonly kind: string;
  /** What the fund pays. */
  readonly cost: number;
  /** What the place pays beside it. */
  readonly own?: number;
  readonly benefit: number;
  /** It mends one of the place's main obstacles. */
  readonly shortBoard?: boolean;
  /** The year it is begun and paid, 0 the first. The same project in another year is another way to do it. */
  readonly year?: number;
}

export interface Range {
  readonly floor?: number;
  readonly cap?: number;
}

export interface FundRules {
  /** The part of the budget that comes in each year, the first first; what is not spent is there in the next. */
  readonly budgetByYear?: readonly number[];
  /** The most that one place gets. */
  readonly placeCap?: number;
  /** Money by province and by kind: at least, at most. */
  readonly provinces?: Readonly<Record<string, Range>>;
  readonly kinds?: Readonly<Record<string, Range>>;
  /** A project of the kind needs one of these kinds in the same place, begun no later: a processing centre a hub or a cold store. */
  readonly needs?: readonly { readonly kind: string; readonly anyOf: readonly string[] }[];
  /** Each weak place gets so many projects of these kinds. */
  readonly weakPlaces?: { readonly atLeast: number; readonly kinds: readonly string[] };
  /** The share (0 to 1) of what is spent that mends main obstacles. */
  readonly shortBoardShare?: number;
  /** The money that goes to weak places at least: what the frontier of equity moves. */
  readonly weakFloor?: number;
}

/** A limit of the case, told by what it is about. */
export type Limit =
  | { readonly rule: 'budget' }
  | { readonly rule: 'year-budget'; readonly year: number }
  | { readonly rule: 'one-way'; readonly place: string; readonly kind: string }
  | { readonly rule: 'place-cap'; readonly place: string }
  | { readonly rule: 'own-money'; readonly place: string }
  | { readonly rule: 'province-floor' | 'province-cap'; readonly province: string }
  | { readonly rule: 'kind-floor' | 'kind-cap'; readonly kind: string }
  | {
      readonly rule: 'needs';
      readonly place: string;
      readonly kind: string;
      readonly anyOf: readonly string[];
    }
  | { readonly rule: 'weak-place'; readonly place: string }
  | { readonly rule: 'short-boards' }
  | { readonly rule: 'weak-floor' };
