import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { type Crate, contentsOfCrate, crateById, crateByLabel, cratesAt } from './crates.ts';
import { ssccOrTail } from './kernel/sscc.ts';
import { allNodes, keptBy, type Node } from './nodes.ts';
import { type Parcel, parcels } from './parcels.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { mayActFor, overCounty } from './scope.ts';
import { seenParcel } from './seen-parcel.ts';

const MOST = 60;

export interface CrateRow extends Crate {
  readonly hub: Node;
  readonly node: Node;
}

/** The crates that leave from or go to the caller's nodes, newest first, and the hubs whose crates the caller makes. */
export interface CrateBoard {
  readonly crates: readonly CrateRow[];
  readonly hubs: readonly Node[];
  /** Where a crate may go. */
  readonly nodes: readonly Node[];
}

/** Refuses `delivery.not-allowed`. */
export async function crateBoard(call: Call): Promise<Outcome<CrateBoard>> {
  if (!may(call.actor, rights['see-crates'])) return refuse('delivery.not-allowed');
  const nodes = await allNodes(call);
  const kept = keptNodes(call, nodes);
  const found = await cratesAt(call, kept, MOST);
  const active = nodes.filter((node) => node.active);
  return ok({
    crates: found.flatMap((crate) => rowOf(crate, nodes) ?? []),
    hubs: active.filter((node) => node.kind === 'hub' && mayActFor(call.actor, node.organisationId)),
    nodes: active.filter((node) => node.kind !== 'hub'),
  });
}

export interface CrateFile {
  readonly crate: CrateRow;
  readonly parcels: readonly Parcel[];
  /** Whether the caller may put parcels in; taking out is for both ends. */
  readonly packs: boolean;
}

/** One crate with what is in it. Refuses `delivery.not-allowed` and `delivery.crate-unknown`. */
export async function crateFile(call: Call, id: string): Promise<Outcome<CrateFile>> {
  if (!may(call.actor, rights['see-crates'])) return refuse('delivery.not-allowed');
  const nodes = await allNodes(call);
  const crate = await crateById(call, id);
  const row = crate && rowOf(crate, nodes);
  if (!row || !keptNodes(call, nodes).some((kept) => kept === row.hubId || kept === row.toNodeId)) {
    return refuse('delivery.crate-unknown');
  }
  const inside = (await contentsOfCrate(call, id)).filter(({ outAt }) => outAt === null);
  const ids = inside.map(({ shipmentId }) => shipmentId);
  // Who has the crate in hand may see what is in it, whoever's parcels they are.
  const found = ids.length === 0 ? [] : await parcels(call, 'county', { ids });
  return ok({
    crate: row,
    parcels: found.map((each) => seenParcel(call.actor, each)),
    packs: mayActFor(call.actor, row.hub.organisationId),
  });
}

/** The crate a label names, scanned or its last six digits. Refuses `delivery.not-allowed` and `delivery.crate-unknown`. */
export async function crateNamed(call: Call, text: string): Promise<Outcome<Crate>> {
  if (!may(call.actor, rights['see-crates'])) return refuse('delivery.not-allowed');
  const label = ssccOrTail(text);
  const crate = label ? await crateByLabel(call, label) : undefined;
  return crate ? ok(crate) : refuse('delivery.crate-unknown');
}

function rowOf(crate: Crate, nodes: readonly Node[]): CrateRow | undefined {
  const hub = nodes.find(({ id }) => id === crate.hubId);
  const node = nodes.find(({ id }) => id === crate.toNodeId);
  return hub && node && { ...crate, hub, node };
}

function keptNodes(call: Call, nodes: readonly Node[]): string[] {
  if (overCounty(call.actor)) return nodes.map(({ id }) => id);
  const { organisationId } = call.actor;
  return organisationId === undefined ? [] : [...keptBy(organisationId, nodes)];
}
