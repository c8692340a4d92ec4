import { z } from 'zod';
import { type Outcome, ok } from '#shared/outcome.ts';
import type { NamedPairing } from '../kernel/pairing/pairing-from.ts';
import { refusePairing } from '../kernel/pairing/refusals.ts';

const id = z.string().min(1);
const places = z.int().min(0).max(1_000_000);
/** What a pairing’s file may say. */
export const pairingShape = z.strictObject({
  counties: z.array(
    z.strictObject({
      id,
      wants: z.array(z.union([id, z.strictObject({ project: id, worth: z.number().min(0) })])),
    }),
  ),
  projects: z.array(z.strictObject({ id, sponsor: id, places })),
  sponsors: z.array(
    z.strictObject({
      id,
      places,
      prefers: z.array(id).describe('Counties, the dearest first; one that is not named is not wanted.'),
    }),
  ),
});

/** A pairing from a JSON file’s value. */
export function pairingFile(value: unknown): Outcome<NamedPairing> {
  const parsed = pairingShape.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  return refusePairing('region.no-pairing', {
    where: issue?.path.join('.') || 'JSON',
    why: issue?.message ?? '—',
  });
}
