import { z } from 'zod';
import { type Outcome, ok } from '#shared/outcome.ts';
import type { Exposure } from '../kernel/credit/concentration.ts';
import { type Guarantee, jointly } from '../kernel/credit/liability.ts';
import { refuseCredit } from '../kernel/credit/refusals.ts';
import type { Household, Losses } from '../kernel/credit/stress.ts';

const id = z.string().min(1);
const fen = z.int().min(0).max(1e12);
const share = z.number().min(0).max(1);
/** What a stress test’s file may say. */
export const creditShape = z.strictObject({
  households: z
    .array(
      z.strictObject({
        id,
        owes: fen,
        means: z.record(id, fen).describe('What it could pay this season, by crop; `other`: from all else.'),
        hangsOn: z.record(id, id).default({}).describe('Such as its village, crop or buyer, for the caps.'),
      }),
    )
    .min(1),
  groups: z.array(z.array(id).min(2)).default([]),
  guarantees: z.array(z.strictObject({ of: id, by: id, share })).default([]),
  years: z
    .record(id, z.record(id, share))
    .exactOptional()
    .describe('Bad years by name: the share each crop loses. Each crop failing altogether unless said.'),
  caps: z
    .record(id, share)
    .default({})
    .describe('By what it hangs on, or `household`: the largest share of all that is owed.'),
});

/** What a village owes and stands in for, and what is to be asked of it. */
export interface CreditCase {
  readonly households: readonly Household[];
  readonly guarantees: readonly Guarantee[];
  readonly exposures: readonly Exposure[];
  readonly years?: Readonly<Record<string, Losses>>;
  readonly caps: Readonly<Record<string, number>>;
}

/** From a JSON file’s value. */
export function creditFile(value: unknown): Outcome<CreditCase> {
  const parsed = creditShape.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return wrong(issue?.path.join('.') || 'JSON', issue?.message ?? '—');
  }
  const { households, groups, guarantees, years, caps } = parsed.data;
  const places = new Map(households.map((household, at) => [household.id, at]));
  if (places.size !== households.length) return wrong('households', '×2');
  const named = [...groups.flat(), ...guarantees.flatMap(({ of, by }) => [of, by])];
  const unknown = named.find((name) => !places.has(name));
  if (unknown !== undefined) return wrong('groups', `${unknown} ?`);
  const self = guarantees.find(({ of, by }) => of === by);
  if (self) return wrong('guarantees', `${self.of} → ${self.by}`);
  const place = (name: string) => places.get(name) ?? 0;
  return ok({
    households,
    guarantees: [
      ...groups.flatMap((group) => jointly([...new Set(group)].map(place))),
      ...guarantees.map(({ of, by, share: part }) => ({ of: place(of), by: place(by), share: part })),
    ],
    exposures: households.map(({ id: household, owes, hangsOn }) => ({
      fen: owes,
      hangsOn: { household, ...hangsOn },
    })),
    ...(years && { years }),
    caps,
  });
}

function wrong(where: string, why: string) {
  return refuseCredit('region.no-credit-case', { where, why });
}
