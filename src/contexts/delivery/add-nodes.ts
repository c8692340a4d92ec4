import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { reading } from '#shared/pinyin.ts';
import { insertNodes, type Node } from './nodes.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';

/** Adds nodes to the network, parents before children; known ids are left as they are. Refuses `delivery.not-allowed`. */
export async function addNodes(
  call: Call,
  nodes: readonly Omit<Node, 'pinyin'>[],
): Promise<Outcome<undefined>> {
  if (!may(call.actor, rights['edit-nodes'])) return refuse('delivery.not-allowed');
  if (nodes.length > 0) {
    await insertNodes(
      call,
      nodes.map((node) => ({ ...node, pinyin: reading(node.nameZh) })),
    );
  }
  return ok();
}
