import { z } from 'zod';

/** Beyond it sums of costs and times are no longer exact, and in the end no numbers at all. */
export const MOST = 1e15;
const amount = z.number().nonnegative().max(MOST);
const moment = z.number().min(-MOST).max(MOST);
const amounts = z.array(amount);
const matrix = z.array(z.array(amount));
const name = z.string().min(1);
/** A written plan is names with spaces between. */
const word = name.regex(/^\S+$/, 'must be without white space');
const window = {
  open: moment.default(0).describe('service begins, or the vehicle leaves, no earlier'),
  close: moment.optional().describe('… and no later; a vehicle is back by then'),
};

const windows = z
  .array(z.tuple([moment, moment]))
  .describe('one after another, each from its first moment to its last');

const place = z.strictObject({
  name,
  lon: z.number().min(-180).max(180).optional(),
  lat: z.number().min(-90).max(90).optional(),
});

const vehicle = z.strictObject({
  name: word,
  count: z.int().nonnegative().default(1),
  capacity: amounts.describe('one number for each dimension: most on board at any moment'),
  start: name.nullable().optional().describe('place; null or left out: the route is open at its start'),
  end: name.nullable().optional().describe('place; null or left out: the route is open at its end'),
  ...window,
  longest: amount.optional().describe('most time from leaving to being back'),
  farthest: amount.optional().describe('most distance of a route'),
  fixed: amount.default(0),
  perDistance: amount.default(1),
  perDuration: amount.default(0).describe('for each unit of driving time'),
  skills: z.array(name).default([]).describe('what it can do: a temperature class, a tail lift'),
  longestDriving: amount.optional().describe('most driving time of a route'),
  perTime: amount.default(0).describe('for each unit of time from leaving to being back'),
  breaks: z
    .array(
      z.strictObject({
        name: word,
        windows: windows.min(1).describe('it begins in one of them'),
        lasts: amount,
        paid: z.boolean().default(false),
      }),
    )
    .default([])
    .describe('rests, taken at a depot, at a stop or on the road between two services'),
  reloads: z
    .array(z.strictObject({ name: word, place: name, lasts: amount.default(0) }))
    .default([])
    .describe('where it may unload and load again on the way'),
  trips: z.int().positive().optional().describe('most trips of a route, where it may reload'),
  compartments: z
    .array(z.strictObject({ name, takes: z.array(name).min(1), capacity: amounts }))
    .default([])
    .describe('parts with room of their own for some classes of goods; none: it takes any'),
  lastInFirstOut: z
    .boolean()
    .default(false)
    .describe('what was loaded last has to be unloaded first, as with a lift or one door at the back'),
  underway: z
    .strictObject({
      done: z.array(name).default([]).describe('stops it has made, in order'),
      place: name.describe('where it is free to go on'),
      time: moment.describe('… and from when'),
      aboard: z.array(name).default([]).describe('stops whose goods it has loaded and not brought yet'),
      rested: z.array(name).default([]).describe('breaks it has taken'),
    })
    .optional()
    .describe('it is on its way already: what is driven is paid and no longer judged'),
});

const asked = {
  windows: windows.default([]).describe('instead of open and close: service begins in one of them'),
  due: moment.optional().describe('later than this costs perLate for each unit of time'),
  perLate: amount.default(0),
  only: z.array(name).default([]).describe('vehicles that may make it; none: any'),
};

const carried = {
  goods: name.optional().describe('class of its goods, such as cold; for vehicles with compartments'),
  perAboard: amount
    .default(0)
    .describe('for each unit of time its goods are on board: predicted loss of freshness'),
  longestAboard: amount.optional().describe('most time its goods are on board'),
};

const stop = z.strictObject({
  name: word,
  place: name,
  deliver: amounts.default([]).describe('brought from the start of the route, for each dimension'),
  collect: amounts.default([]).describe('taken on to the end of the route'),
  ...window,
  service: amount.default(0),
  skills: z.array(name).default([]).describe('what the vehicle must be able to do'),
  prize: amount.optional().describe('lost when the stop is left out; left out: the stop must be made'),
  ...asked,
  ...carried,
  release: moment.default(0).describe('when what is brought here is ready at the depot'),
});

const end = z.strictObject({
  name: word,
  place: name,
  ...window,
  service: amount.default(0),
  skills: z.array(name).default([]),
  ...asked,
});

const shipment = z.strictObject({
  amount: amounts,
  pickup: end,
  delivery: end,
  prize: amount.optional(),
  ...carried,
});

/** The JSON format of a problem; its JSON Schema is `problemJsonSchema`. */
export const problemSchema = z.strictObject({
  name: z.string().default(''),
  dimensions: z.array(name).default([]).describe('names of the load dimensions, such as kg and crates'),
  fewestVehicles: z.boolean().default(false).describe('fewer vehicles come before a lower cost'),
  places: z.array(place).min(1),
  distance: matrix
    .optional()
    .describe('from each place (row) to each place; metres from lon and lat when left out'),
  duration: matrix
    .optional()
    .describe('seconds at `roads.kmh` when left out and there is no distance either; else the distance'),
  roads: z
    .strictObject({
      detour: z
        .number()
        .min(1)
        .max(100)
        .default(1.3)
        .describe('how much longer a road is than the straight line'),
      kmh: z.number().min(0.1).max(1_000).default(30),
    })
    .optional()
    .describe('instead of matrices: straight lines made longer'),
  vehicles: z.array(vehicle).min(1),
  stops: z.array(stop).default([]),
  shipments: z.array(shipment).default([]),
  plan: z
    .array(
      z.strictObject({
        vehicle: name,
        stops: z.array(name).describe('stops, and breaks and reloads of the vehicle by their names'),
        kept: z.int().nonnegative().default(0).describe('so many first stops stay where they are'),
      }),
    )
    .optional()
    .describe('a plan to go on from'),
});

export type GivenProblem = z.output<typeof problemSchema>;

/** JSON Schema (2020-12) of the format, for editors and other programs. */
export function problemJsonSchema(): object {
  return z.toJSONSchema(problemSchema, { io: 'input' });
}
