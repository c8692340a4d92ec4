import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { reading } from '#shared/pinyin.ts';
import type { Opening } from './kernel/departure.ts';
import { soundOpening } from './kernel/terms.ts';
import { nodeById, updateNode } from './nodes.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';

export interface NodeTerms {
  readonly nodeId: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly address: string;
  readonly opening: Opening;
  readonly cold: boolean;
  readonly active: boolean;
}

/**
 * Changes what is told of a node: name, address, opening. Its route code stays, as it is on labels already. Promises made
 * before are kept as they were made. Refuses `delivery.not-allowed`, `delivery.node-unknown` and `delivery.terms-invalid`.
 */
export async function editNode(call: Call, { nodeId, ...terms }: NodeTerms): Promise<Outcome<undefined>> {
  if (!may(call.actor, rights['edit-nodes'])) return refuse('delivery.not-allowed');
  const node = await nodeById(call, nodeId);
  if (!node) return refuse('delivery.node-unknown');
  const named = terms.nameZh.trim() !== '' && terms.nameEn.trim() !== '';
  if (!named || !soundOpening(terms.opening)) return refuse('delivery.terms-invalid');
  await updateNode(call, { ...node, ...terms, pinyin: reading(terms.nameZh) });
  return ok();
}
