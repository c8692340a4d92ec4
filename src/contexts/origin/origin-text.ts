import type { Call } from '#shared/call.ts';
import { originWords } from './kernel/origin-words.ts';
import { placeChain } from './places.ts';

/** 产地 of goods that grew in these places, as a certificate prints it. */
export async function originText(call: Call, placeCodes: readonly string[]): Promise<string> {
  const chains: string[][] = [];
  for (const code of placeCodes) {
    chains.push((await placeChain(call, code)).map((place) => place.nameZh));
  }
  return originWords(chains);
}
