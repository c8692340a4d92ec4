import { recordHelpedAct } from '#people';
import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { checkDigit } from '#tracing';
import { type Crate, crateById, insertCrate } from './crates.ts';
import { DEMO_COMPANY_PREFIX, sscc } from './kernel/sscc.ts';
import { companyPrefix } from './label-prefix.ts';
import { nodeById } from './nodes.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { mayActFor } from './scope.ts';
import { nextSerials } from './shipments.ts';

/**
 * A box gets a number for its trip to a node; nothing is in it yet. By the people who keep the hub. Asked twice under one id, it is
 * one crate. Refuses `delivery.node-unknown` and `delivery.not-allowed`.
 */
export async function makeCrate(
  call: Call,
  input: { readonly id: string; readonly hubId: string; readonly toNodeId: string },
): Promise<Outcome<Crate>> {
  const hub = await nodeById(call, input.hubId);
  const node = await nodeById(call, input.toNodeId);
  if (hub?.kind !== 'hub' || !node || node.kind === 'hub') return refuse('delivery.node-unknown');
  if (!may(call.actor, rights['pack-crates']) || !mayActFor(call.actor, hub.organisationId)) {
    return refuse('delivery.not-allowed');
  }
  const known = await crateById(call, input.id);
  if (known) return ok(known);
  const prefix = (await companyPrefix(call)) ?? DEMO_COMPANY_PREFIX;
  const [serial = 0] = await nextSerials(call, 1);
  const number = sscc(prefix, serial, checkDigit);
  await insertCrate(call, { id: input.id, sscc: number, hubId: hub.id, toNodeId: node.id });
  await recordHelpedAct(call, 'pack-crates', number);
  return ok({ ...input, sscc: number, madeAt: call.now, inside: 0, ever: 0 });
}
