import type { Call } from '#shared/call.ts';
import { newDigits } from '#shared/id.ts';
import { takenCodes } from './shipments.ts';

/**
 * A collection code for each of these nodes, six digits that no parcel standing there has. The key of the table has the last word: when another
 * draws the same at the same moment, whoever writes second fails and begins again.
 */
export async function newCollectionCodes(call: Call, nodeIds: readonly string[]): Promise<string[]> {
  const codes = new Map<number, string>();
  const given = new Set<string>();
  while (codes.size < nodeIds.length) {
    const drawn = nodeIds.flatMap((nodeId, place) =>
      codes.has(place) ? [] : [{ place, nodeId, code: newDigits(6) }],
    );
    const taken = await takenCodes(call, drawn);
    for (const { place, nodeId, code } of drawn) {
      const key = `${nodeId} ${code}`;
      if (taken.has(key) || given.has(key)) continue;
      given.add(key);
      codes.set(place, code);
    }
  }
  return nodeIds.map((_, place) => codes.get(place) ?? '');
}
