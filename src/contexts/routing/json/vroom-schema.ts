import { z } from 'zod';

const index = z.int().nonnegative();
const amounts = z.array(z.number().nonnegative()).default([]);
const location = z.tuple([z.number(), z.number()]);
const windows = z.array(z.tuple([z.number(), z.number()])).default([]);
const skills = z.array(z.int()).default([]);
const id = z.int();

const step = {
  id,
  location: location.optional(),
  location_index: index.optional(),
  service: z.number().nonnegative().default(0),
  setup: z.number().nonnegative().default(0),
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
        time_window: z.tuple([z.number(), z.number()]).optional(),
        costs: z
          .strictObject({
            fixed: z.number().nonnegative().default(0),
            per_hour: z.number().nonnegative().default(3600),
            per_km: z.number().nonnegative().default(0),
          })
          .optional(),
        max_distance: z.number().nonnegative().optional(),
        max_travel_time: z.number().nonnegative().optional(),
        breaks: z
          .array(
            z.strictObject({
              id,
              time_windows: windows,
              service: z.number().nonnegative().default(0),
              description: z.string().optional(),
            }),
          )
          .default([]),
      }),
    )
    .min(1),
  matrix: z.array(z.array(z.number().nonnegative())).optional(),
  matrices: z
    .record(
      z.string(),
      z.strictObject({
        durations: z.array(z.array(z.number().nonnegative())),
        distances: z.array(z.array(z.number().nonnegative())).optional(),
      }),
    )
    .optional(),
});

export type GivenVroom = z.output<typeof vroomSchema>;
