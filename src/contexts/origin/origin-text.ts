import type { Call } from '#shared/call.ts';
import { placeChain } from './places.ts';

/** 产地 as a certificate prints it: `融安县板榄镇木瓜村`, several villages with `、` between. */
export async function originText(call: Call, placeCodes: readonly string[]): Promise<string> {
  const names: string[] = [];
  for (const code of placeCodes) {
    const chain = await placeChain(call, code);
    names.push(chain.map((place) => place.nameZh).join(''));
  }
  return names.sort().join('、');
}
