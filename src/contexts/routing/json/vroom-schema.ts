import { z } from 'zod';
import { MOST } from './problem-schema.ts';

const index = z.int().nonnegative();
const amount = z.number().nonnegative().max(MOST);
const amounts = z.array(amount).default([]);
const moment = z.number().min(-MOST).max(MOST);
const location = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);
const windows = z.array(z.tuple([moment, moment])).default([]);
const skills = z.array(z.int()).default([]);
const id = z.int();

const step = {
  id,
  location: location.optional(),
  location_index: index.optional(),
  service: amount.default(0),
  setup: amount.default(0),
  time_windows: windows,
  description: z.string().optional(),
};

/** VROOM's problems (its API documentation, `docs/API.md`): what is read of them. Unknown fields are refused, so that nothing is silently left out. */
export const vroomSchema = z.strictObject({
  jobs: z.array(z.strictObject({ ...step, delivery: amounts, pickup: amounts, skills })).default([]),
  shipments: z
    .array(
      z.strictObject({
        amount: amounts,
        skills,
        pickup: z.strictObject(step),
        delivery: z.strictObject(step),
      }),
    )
    .default([]),
  vehicles: z
    .array(
      z.strictObject({
        id,
        profile: z.string().optional(),
        description: z.string().optional(),
        start: location.optional(),
        start_index: index.optional(),
        end: location.optional(),
        end_index: index.optional(),
        capacity: amounts,
        skills,
        time_window: z.tuple([moment, moment]).optional(),
        costs: z
          .strictObject({
            fixed: amount.default(0),
            per_hour: amount.default(3600),
            per_km: amount.default(0),
          })
          .optional(),
        max_distance: amount.optional(),
        max_travel_time: amount.optional(),
        breaks: z
          .array(
            z.strictObject({
              id,
              time_windows: windows,
              service: amount.default(0),
              description: z.string().optional(),
            }),
          )
          .default([]),
      }),
    )
    .min(1),
  matrix: z.array(z.array(amount)).optional(),
  matrices: z
    .record(
      z.string(),
      z.strictObject({
        durations: z.array(z.array(amount)),
        distances: z.array(z.array(amount)).optional(),
      }),
    )
    .optional(),
});

export type GivenVroom = z.output<typeof vroomSchema>;
