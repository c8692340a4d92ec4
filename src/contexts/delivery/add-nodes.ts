import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { reading } from '#shared/pinyin.ts';
import { routeCode } from './kernel/route-code.ts';
import { allNodes, insertNodes, lockNetwork, type Node } from './nodes.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';

/** A node as it is brought: its reading and route code follow from its name and its place in the network. */
export type NewNode = Omit<Node, 'pinyin' | 'code'>;

/** Adds nodes to the network, parents before children; known ids are left as they are. Refuses `delivery.not-allowed`. */
export async function addNodes(call: Call, nodes: readonly NewNode[]): Promise<Outcome<undefined>> {
  if (!may(call.actor, rights['edit-nodes'])) return refuse('delivery.not-allowed');
  await lockNetwork(call);
  const known = await allNodes(call);
  const codes = new Map(known.map((node) => [node.id, node.code]));
  const stations = new Set(known.filter((node) => node.kind === 'station').map((node) => node.id));
  const fresh: Node[] = [];
  for (const node of nodes) {
    if (codes.has(node.id)) continue;
    const pinyin = reading(node.nameZh);
    const stationCode = node.parentId && stations.has(node.parentId) ? codes.get(node.parentId) : undefined;
    const code = routeCode({ pinyin, stationCode }, new Set(codes.values()));
    codes.set(node.id, code);
    if (node.kind === 'station') stations.add(node.id);
    fresh.push({ ...node, pinyin, code });
  }
  if (fresh.length > 0) await insertNodes(call, fresh);
  return ok();
}
