import { z } from 'zod';
import { recordHelpedAct } from '#people';
import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { planById } from '../fund/fund-plans.ts';
import { schemeKinds } from '../kernel/grants/grant.ts';
import { rights } from '../rights.ts';
import { refuseGrant } from './grant-refusals.ts';
import { insertScheme, type Scheme, saveClosed, schemeById, schemes } from './schemes.ts';

const text = (most: number) => z.string().trim().min(1).max(most);
const shape = z.strictObject({
  id: z.uuid(),
  kind: z.enum(schemeKinds),
  titleZh: text(120),
  titleEn: text(120),
  aboutZh: text(1_000),
  aboutEn: text(1_000),
  criteria: z.array(z.tuple([text(200), text(200)])).max(20),
  stages: z
    .array(z.strictObject({ zh: text(120), en: text(120), weight: z.int().min(1).max(100) }))
    .min(1)
    .max(6),
  mostFen: z.int().min(1).max(1e12),
  planId: z.uuid().optional(),
});

/** Opens something to be applied for: who may, what must be shown, in what stages it is paid. Sent twice it is one. */
export async function openScheme(call: Call, said: unknown): Promise<Outcome<{ readonly id: string }>> {
  if (!may(call.actor, rights['decide-grants'])) return refuseGrant('region.grants-not-allowed');
  const read = shape.safeParse(said);
  if (!read.success) {
    return refuseGrant('region.grant-wrong', { field: read.error.issues[0]?.path.join('.') || '—' });
  }
  const { planId, ...scheme } = read.data;
  if (scheme.stages.reduce((sum, { weight }) => sum + weight, 0) !== 100) {
    return refuseGrant('region.grant-wrong', { field: 'stages Σ ≠ 100 %' });
  }
  if ((scheme.kind === 'project') !== (planId !== undefined)) {
    return refuseGrant('region.grant-wrong', { field: 'plan' });
  }
  if (planId !== undefined && !(await planById(call, planId))?.publishedAt) {
    return refuseGrant('region.grant-wrong', { field: 'plan' });
  }
  if (await insertScheme(call, { ...scheme, planId })) {
    await recordHelpedAct(call, 'keep-grants', scheme.titleZh);
  }
  return ok({ id: scheme.id });
}

/** No more can be applied for it; what was applied for goes on. */
export async function closeScheme(call: Call, id: string): Promise<Outcome<undefined>> {
  if (!may(call.actor, rights['decide-grants'])) return refuseGrant('region.grants-not-allowed');
  if (!(await schemeById(call, id))) return refuseGrant('region.no-grant');
  await saveClosed(call, id);
  return ok();
}

/** What can be applied for: for everybody. */
export function listSchemes(call: Call): Promise<readonly Scheme[]> {
  return schemes(call);
}

export async function lookAtScheme(
  call: Call,
  id: string,
): Promise<
  Outcome<{
    readonly scheme: Scheme;
    readonly options: readonly { id: string; nameZh: string; nameEn: string; mostFen: number }[];
  }>
> {
  const scheme = await schemeById(call, id);
  if (!scheme) return refuseGrant('region.no-grant');
  return ok({ scheme, options: await optionsOf(call, scheme) });
}

const FEN_OF_WAN = 1_000_000;

/** The projects of its plan that were chosen, with what the fund pays for each. */
export async function optionsOf(call: Call, { planId, mostFen }: Scheme) {
  const plan = planId === undefined ? undefined : await planById(call, planId);
  const chosen = new Set(plan?.found?.chosen);
  return (plan?.fund.options ?? [])
    .filter(({ id }) => chosen.has(id))
    .map(({ id, place, kind, cost }) => {
      const name = plan?.names.places[place] ?? place;
      const [zh, en] = plan?.names.kinds[kind] ?? [kind, kind];
      return {
        id,
        nameZh: `${name} ${zh}`,
        nameEn: `${name} ${en}`,
        mostFen: Math.min(mostFen, cost * FEN_OF_WAN),
      };
    });
}
