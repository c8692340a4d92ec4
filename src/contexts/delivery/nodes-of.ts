import type { Call } from '#shared/call.ts';
import { allNodes, type Node } from './nodes.ts';

/**
 * The places where a buyer may collect: open points and stations, by reading. `query` keeps those whose name, reading or
 * address contains it (`chang`, `长安`). Printed on posters, so open to everyone.
 */
export async function nodesOf(call: Call, input: { readonly query?: string } = {}): Promise<Node[]> {
  const wanted = input.query?.trim().toLowerCase() ?? '';
  const nodes = await allNodes(call);
  return nodes.filter((node) => node.kind !== 'hub' && node.active && found(node, wanted));
}

function found({ nameZh, nameEn, pinyin, address }: Node, wanted: string): boolean {
  return [nameZh, nameEn, pinyin, address].some((text) => text.toLowerCase().includes(wanted));
}
