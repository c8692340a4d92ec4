import { z } from 'zod';

const day = z.iso.date();

/** Where goods that may be bad are known from, as an officer names it and as it is kept. Days are both included. */
export const trouble = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('lot'), code: z.string().min(1) }),
  z.object({ kind: z.literal('order'), number: z.string().min(1) }),
  z.object({ kind: z.literal('plot'), plotId: z.uuid(), from: day, until: day }),
  z.object({ kind: z.literal('spraying'), fieldRecordId: z.uuid(), until: day }),
  z.object({ kind: z.literal('spray-product'), code: z.string().min(1), from: day, until: day }),
  /** Parcels that a vehicle carried too warm: they are called back, their lots are not. */
  z.object({ kind: z.literal('round'), roundId: z.uuid() }),
  /** The same of one crate: what was ever in it on its trip. */
  z.object({ kind: z.literal('crate'), sscc: z.string().regex(/^\d{18}$/) }),
]);
export type Trouble = z.infer<typeof trouble>;
export const troubleKinds = [
  'lot',
  'order',
  'plot',
  'spraying',
  'spray-product',
  'round',
  'crate',
] as const satisfies readonly Trouble['kind'][];
