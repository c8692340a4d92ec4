/** A figure made of columns of the 2010 census table: their sum, for each of `per`'s sum, as a logarithm where it is skewed. */
export interface CensusFigure {
  readonly name: string;
  readonly of: readonly number[];
  readonly per?: readonly number[];
  readonly log?: true;
}

// The columns of census_county_2010_v1.xlsx by their place, the first being 0: headings of trades are broken by line wraps and run on.
const PEOPLE = [2];
const HOUSEHOLDS = [11];
const SAMPLED_HOUSEHOLDS = [156];
const GROWN_UP = [136];
const AT_WORK = [112];
const WITH_A_TRADE = [93];
const NOT_AT_WORK = [101];
const SCHOOLED = span(71, 82);

/** All that the table says of people, households, schooling, work, marriage and homes, each once, none chosen by what came of it. */
export const census2010: readonly CensusFigure[] = [
  { name: 'people', of: PEOPLE, log: true },
  { name: 'men for 100 women', of: [5] },
  { name: 'registered here', of: [6], per: PEOPLE, log: true },
  { name: 'minorities', of: [7], log: true },
  { name: 'registered non-agricultural', of: [8] },
  { name: 'in towns', of: [9], per: PEOPLE },
  { name: 'household size', of: [13] },
  ...shares('households', HOUSEHOLDS, {
    'of one': 14,
    'one generation': 15,
    'two generations': 16,
    'three generations': 17,
  }),
  ...[15, 20, 25, 30, 35, 40].map((age, at) => ({
    name: `aged ${age} to ${age + 4}`,
    of: [25 + 2 * at, 26 + 2 * at],
    per: PEOPLE,
  })),
  { name: 'aged under 15', of: [57] },
  { name: 'aged over 64', of: [59] },
  { name: 'births', of: [65] },
  { name: 'deaths', of: [66] },
  ...shares(
    'moved',
    PEOPLE,
    { 'within the county': 68, 'within the province': 69, 'from another province': 70 },
    true,
  ),
  { name: 'no school', of: [71, 72], per: SCHOOLED },
  { name: 'primary school', of: [73, 74], per: SCHOOLED },
  { name: 'junior school', of: [75, 76], per: SCHOOLED },
  { name: 'senior school', of: [77, 78], per: SCHOOLED },
  { name: 'college', of: [79, 80], per: SCHOOLED, log: true },
  { name: 'university', of: [81, 82], per: SCHOOLED, log: true },
  { name: 'years of schooling', of: [83] },
  { name: 'years of schooling of men', of: [84] },
  { name: 'years of schooling of women', of: [85] },
  { name: 'cannot read', of: [89], log: true },
  ...shares(
    'work as',
    WITH_A_TRADE,
    {
      heads: 94,
      professionals: 95,
      clerks: 96,
      'traders and servers': 97,
      growers: 98,
      'makers and drivers': 99,
    },
    true,
  ),
  ...shares(
    'without work:',
    NOT_AT_WORK,
    {
      students: 102,
      disabled: 103,
      'just out of school': 104,
      'let go': 105,
      'left it': 106,
      'land taken': 107,
      retired: 108,
      'keep house': 109,
    },
    true,
  ),
  { name: 'without work', of: NOT_AT_WORK, per: [92] },
  ...shares(
    'work in',
    AT_WORK,
    {
      agriculture: 113,
      mining: 114,
      manufacturing: 115,
      utilities: 116,
      construction: 117,
      'transport and post': 118,
      'information technology': 119,
      'wholesale and retail': 120,
      'hotels and catering': 121,
      finance: 122,
      'real estate': 123,
      'leasing and business services': 124,
      research: 125,
      'water and environment': 126,
      'household services': 127,
      education: 128,
      'health and welfare': 129,
      'culture and sport': 130,
      'public bodies': 131,
    },
    true,
  ),
  { name: 'secondary sector', of: [134] },
  { name: 'tertiary sector', of: [135] },
  { name: 'never married', of: [139], per: GROWN_UP },
  { name: 'married', of: [142], per: GROWN_UP },
  { name: 'divorced', of: [145], per: GROWN_UP },
  { name: 'children born', of: [151] },
  { name: 'rooms', of: [154] },
  { name: 'living space', of: [155] },
  ...shares('homes', SAMPLED_HOUSEHOLDS, {
    'with tap water': 157,
    'with a kitchen': 159,
    'with a toilet': 161,
    'with a bath': 163,
    rented: 165,
    'built by oneself': 166,
    bought: 167,
  }),
];

/** What may be near: its sum around a county is a figure of the county too. */
export const masses2010: readonly CensusFigure[] = [
  { name: 'people', of: PEOPLE },
  { name: 'manufacturing', of: [115] },
  { name: 'wholesale and retail', of: [120] },
  { name: 'university', of: [81, 82] },
  { name: 'moved from another province', of: [70] },
  { name: 'at work', of: AT_WORK },
  { name: 'traders and servers', of: [97] },
];

export const REACHES_KM = [30, 60, 120, 250];

function shares(
  what: string,
  per: readonly number[],
  columns: Readonly<Record<string, number>>,
  log?: true,
): CensusFigure[] {
  return Object.entries(columns).map(([name, column]) => ({
    name: `${what} ${name}`,
    of: [column],
    per,
    ...(log && { log }),
  }));
}

function span(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}
