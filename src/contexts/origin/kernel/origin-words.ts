/**
 * 产地 as a certificate prints it, from chains of place names, largest first: what they share once, then where they part,
 * `融安县板榄镇木瓜村`, `融安县大将镇才妙村、板榄镇泗安村`.
 */
export function originWords(chains: readonly (readonly string[])[]): string {
  const [first = [], ...others] = chains;
  const parting = first.findIndex((name, depth) => others.some((chain) => chain[depth] !== name));
  const shared = parting === -1 ? first.length : parting;
  const rests = new Set(chains.map((chain) => chain.slice(shared).join('')).filter((rest) => rest !== ''));
  return first.slice(0, shared).join('') + [...rests].sort().join('、');
}
