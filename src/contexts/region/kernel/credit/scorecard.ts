/** What is on record of a household: counted by the platform, nothing of it said by a neighbour’s purse. */
export interface CreditRecord {
  /** Lots delivered in the last 24 months. */
  readonly lotsDelivered: number;
  /** Of what was promised, the share (0 to 1) delivered in time; none promised: undefined. */
  readonly fulfilled?: number;
  /** Of orders, the share (0 to 1) that had a claim granted; no orders: undefined. */
  readonly claimed?: number;
  readonly advancesRepaid: number;
  /** The most days that an advance was late in the last 24 months. */
  readonly mostDaysLate: number;
  /** Months of the last 12 with an entry in the field book. */
  readonly monthsKept: number;
  readonly mentorVouches: boolean;
  /** Neighbours who stand in for the household. Who they are and what they have is not asked. */
  readonly neighboursVouch: number;
}

export const factors = [
  'lots-delivered',
  'fulfilled',
  'claimed',
  'advances-repaid',
  'days-late',
  'field-book',
  'mentor',
  'neighbours',
] as const;
export type Factor = (typeof factors)[number];

/** The points a factor gives, of the most it can give. */
export interface Part {
  readonly factor: Factor;
  readonly points: number;
  readonly most: number;
}

export interface Score {
  /** The rule in force; it changes with any number below. */
  readonly version: 1;
  /** 0 to 100. */
  readonly points: number;
  readonly parts: readonly Part[];
  /** What costs the most points first: what a household can do about its score. */
  readonly missing: readonly Part[];
}

/** From so many on, so many points. */
type Steps = readonly (readonly [from: number, points: number])[];

const LOTS: Steps = [
  [0, 0],
  [1, 6],
  [4, 12],
  [10, 18],
];
const FULFILLED: Steps = [
  [0, 0],
  [0.8, 6],
  [0.9, 10],
  [0.97, 14],
];
const UNCLAIMED: Steps = [
  [0, 0],
  [0.9, 4],
  [0.96, 7],
  [0.99, 10],
];
const REPAID: Steps = [
  [0, 0],
  [1, 8],
  [2, 13],
  [4, 18],
];
const MONTHS: Steps = [
  [0, 0],
  [3, 4],
  [6, 7],
  [10, 10],
];
const NEIGHBOURS: Steps = [
  [0, 0],
  [1, 5],
  [3, 10],
];
const MENTOR = 8;
/** Nothing is lost to a week of bad weather. */
const PUNCTUAL: Steps = [
  [-Infinity, 0],
  [-60, 4],
  [-30, 8],
  [-7, 12],
];

/**
 * A household’s credit by a rule of points: what it delivered, kept and repaid, and who vouches for it. Vouching adds and never takes
 * away, and nothing in the record is about where somebody lives or how neighbours fare. The points are set by hand: no chance of
 * repaying is claimed until enough advances have come to their end to test them (see `kernel/potential`).
 */
export function scoreOf(record: CreditRecord): Score {
  const parts: readonly Part[] = [
    part('lots-delivered', LOTS, record.lotsDelivered),
    part('fulfilled', FULFILLED, record.fulfilled ?? 0),
    part('claimed', UNCLAIMED, record.claimed === undefined ? 0 : 1 - record.claimed),
    part('advances-repaid', REPAID, record.advancesRepaid),
    part('days-late', PUNCTUAL, -record.mostDaysLate),
    part('field-book', MONTHS, record.monthsKept),
    { factor: 'mentor', points: record.mentorVouches ? MENTOR : 0, most: MENTOR },
    part('neighbours', NEIGHBOURS, record.neighboursVouch),
  ];
  const lost = ({ points, most }: Part) => most - points;
  return {
    version: 1,
    points: parts.reduce((sum, { points }) => sum + points, 0),
    parts,
    missing: parts.filter((each) => lost(each) > 0).sort((a, b) => lost(b) - lost(a)),
  };
}

function part(factor: Factor, steps: Steps, value: number): Part {
  const points = steps.reduce((reached, [from, given]) => (value >= from ? given : reached), 0);
  return { factor, points, most: steps.at(-1)?.[1] ?? 0 };
}
