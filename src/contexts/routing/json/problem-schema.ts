import { z } from 'zod';

const amount = z.number().nonnegative();
const amounts = z.array(amount);
const matrix = z.array(z.array(amount));
const name = z.string().min(1);
/** A written plan is names with spaces between. */
const word = name.regex(/^\S+$/, 'must be without white space');
const window = {
  open: z.number().default(0).describe('service begins, or the vehicle leaves, no earlier'),
  close: z.number().optional().describe('… and no later; a vehicle is back by then'),
};

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
});

const stop = z.strictObject({
  name: word,
  place: name,
  deliver: amounts.default([]).describe('brought from the start of the route, for each dimension'),
  collect: amounts.default([]).describe('taken on to the end of the route'),
  ...window,
  service: amount.default(0),
  skills: z.array(name).default([]).describe('what the vehicle must be able to do'),
  prize: amount.optional().describe('lost when the stop is left out; left out: the stop must be made'),
});

const end = stop.omit({ deliver: true, collect: true, prize: true });

const shipment = z.strictObject({
  amount: amounts,
  pickup: end,
  delivery: end,
  prize: amount.optional(),
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
      detour: z.number().min(1).default(1.3).describe('how much longer a road is than the straight line'),
      kmh: z.number().positive().default(30),
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
        stops: z.array(name),
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
