import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { reading } from '#shared/pinyin.ts';
import { checkDigit } from '#tracing';
import { gln } from './kernel/gln.ts';
import { routeCode } from './kernel/route-code.ts';
import { DEMO_COMPANY_PREFIX } from './kernel/sscc.ts';
import { companyPrefix } from './label-prefix.ts';
import { allNodes, insertNodes, lockNetwork, type Node, nextGlnSerial } from './nodes.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';

/** A node as it is brought: its reading and route code follow from its name and its place in the network, its GLN from the company prefix. */
export type NewNode = Omit<Node, 'pinyin' | 'code' | 'gln'>;

/** Adds nodes to the network, parents before children; known ids are left as they are. Refuses `delivery.not-allowed`. */
export async function addNodes(call: Call, nodes: readonly NewNode[]): Promise<Outcome<undefined>> {
  if (!may(call.actor, rights['edit-nodes'])) return refuse('delivery.not-allowed');
  await lockNetwork(call);
  const known = await allNodes(call);
  const codes = new Map(known.map((node) => [node.id, node.code]));
  const stations = new Set(known.filter((node) => node.kind === 'station').map((node) => node.id));
  const fresh: Node[] = [];
  const prefix = (await companyPrefix(call)) ?? DEMO_COMPANY_PREFIX;
  for (const node of nodes) {
    if (codes.has(node.id)) continue;
    const pinyin = reading(node.nameZh);
    const stationCode = node.parentId && stations.has(node.parentId) ? codes.get(node.parentId) : undefined;
    const code = routeCode({ pinyin, stationCode }, new Set(codes.values()));
    codes.set(node.id, code);
    if (node.kind === 'station') stations.add(node.id);
    fresh.push({ ...node, pinyin, code, gln: gln(prefix, await nextGlnSerial(call), checkDigit) });
  }
  if (fresh.length > 0) await insertNodes(call, fresh);
  return ok();
}
