import { z } from 'zod';
import { MOST } from '../json/problem-schema.ts';

const name = z.string().min(1);
const amount = z.number().nonnegative().max(MOST);
const spot = {
  name,
  lon: z.number().min(-180).max(180),
  lat: z.number().min(-90).max(90),
};
const kgAWeek = z
  .union([amount, z.array(amount)])
  .default(0)
  .describe('kg a week; one number, or one for each season');

const site = z.strictObject({
  ...spot,
  level: name,
  capacity: amount.optional().describe('kg a week it can handle, both directions together; left out: any'),
  yearlyFen: z.number().min(-MOST).max(MOST).default(0).describe('what having it costs a year'),
  buildFen: amount.default(0).describe('what building it costs; counts against the budget'),
  handlingFenPerKg: amount.default(0),
  existing: z.boolean().default(false).describe('it is there: building costs nothing'),
  keep: z.boolean().default(false).describe('it is open in every plan'),
});

/** The JSON format of a question where sites should be; its JSON Schema is `sitingJsonSchema`. */
export const sitingSchema = z.strictObject({
  name: z.string().default(''),
  levels: z.array(name).min(1).describe('from the villages up: goods go through one site of each'),
  hub: z.strictObject(spot).optional().describe('where all ways end'),
  seasons: z
    .array(z.strictObject({ name, weeks: z.number().positive().max(1_000) }))
    .min(1)
    .default([{ name: 'year', weeks: 52 }]),
  villages: z.array(z.strictObject({ ...spot, out: kgAWeek, in: kgAWeek })).min(1),
  sites: z.array(site).min(1),
  outFenPerKgKm: z
    .union([amount, z.array(amount)])
    .default(0.2)
    .describe('carrying a kg of farm goods a km; one number, or one for each leg from the villages up'),
  inFenPerKgKm: z
    .union([amount, z.array(amount)])
    .default(0.2)
    .describe('the same for goods to the villages'),
  detour: z
    .number()
    .min(1)
    .max(100)
    .default(1.3)
    .describe('how much longer a road is than the straight line'),
  farthestKm: amount.optional().describe('a village may go no farther to its first site'),
  nearest: z
    .int()
    .positive()
    .optional()
    .describe('each village and site may only go to so many nearest sites of the next level'),
  cover: z
    .array(z.strictObject({ level: name, km: amount }))
    .default([])
    .describe('every village has an open site of this level within so many km of road, or by bus'),
  bus: z
    .array(z.strictObject({ village: name, site: name }))
    .default([])
    .describe('a bus goes from the village to the site'),
  budgetFen: amount.optional(),
  years: z.number().min(0.1).max(1_000).default(10).describe('building is spread over so many years'),
  split: z.boolean().default(false).describe('a village’s goods may go several ways'),
});

export type GivenSiting = z.output<typeof sitingSchema>;
/** What may be left out is left out. */
export type SitingGiven = z.input<typeof sitingSchema>;

/** JSON Schema (2020-12) of the format, for editors and other programs. */
export function sitingJsonSchema(): object {
  return z.toJSONSchema(sitingSchema, { io: 'input' });
}
