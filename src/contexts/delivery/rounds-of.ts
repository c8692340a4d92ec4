import { type Call, may } from '#shared/call.ts';
import type { Day } from '#shared/instant.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { allNodes, type Node } from './nodes.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { type Round, roundsBetween, weightsOf } from './rounds.ts';
import { overCounty } from './scope.ts';
import { waitingFor } from './shipments.ts';

export interface RoundSummary extends Round {
  readonly parcels: number;
  readonly grams: number;
  readonly loaded: number;
}

/** The rounds of a day that the caller's organisation drives or sends off. Refuses `delivery.not-allowed`. */
export async function roundsOf(
  call: Call,
  input: { readonly from: Day; readonly until: Day },
): Promise<Outcome<readonly RoundSummary[]>> {
  if (!may(call.actor, rights['see-hub'])) return refuse('delivery.not-allowed');
  const whose = overCounty(call.actor) ? 'anyone' : (call.actor.organisationId ?? null);
  const rounds = await roundsBetween(call, input.from, input.until, whose);
  const weights = await weightsOf(
    call,
    rounds.map((round) => round.id),
  );
  return ok(
    rounds.map((round) => ({ ...round, ...(weights.get(round.id) ?? { parcels: 0, grams: 0, loaded: 0 }) })),
  );
}

/** What waits for a carrier's next round: how many parcels and how heavy, node by node. */
export interface Waiting {
  readonly node: Node;
  readonly parcels: number;
  readonly grams: number;
}

/** What a carrier has to take along by a day and is on no round yet. Refuses `delivery.not-allowed`. */
export async function waitingToGo(
  call: Call,
  input: { readonly carrierId: string; readonly day: Day },
): Promise<Outcome<readonly Waiting[]>> {
  const { actor } = call;
  if (!may(actor, rights['see-hub'])) return refuse('delivery.not-allowed');
  if (!overCounty(actor) && actor.organisationId !== input.carrierId) return refuse('delivery.not-allowed');
  const waiting = Map.groupBy(await waitingFor(call, input.carrierId, input.day), (each) => each.toNodeId);
  return ok(
    (await allNodes(call))
      .filter((node) => waiting.has(node.id))
      .map((node) => {
        const parcels = waiting.get(node.id) ?? [];
        return {
          node,
          parcels: parcels.length,
          grams: parcels.reduce((sum, { grams }) => sum + grams, 0),
        };
      })
      .toSorted((a, b) => a.node.code.localeCompare(b.node.code)),
  );
}
