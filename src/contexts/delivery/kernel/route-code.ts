/**
 * A node's code for sorting by hand: two letters of its reading for a hub or station (大将镇 → DJ; other letters, then
 * digits, when another node has them), and the station's code with a number for its points (DJ-02).
 */
export function routeCode(
  node: { readonly pinyin: string; readonly stationCode?: string | undefined },
  taken: ReadonlySet<string>,
): string {
  if (node.stationCode !== undefined) return firstFree(`${node.stationCode}-`, 2, taken);
  const initials = (node.pinyin.split(' ').at(-1) ?? '').toUpperCase().padEnd(2, 'X');
  const first = initials.slice(0, 1);
  const pairs = [...initials.slice(1)].map((letter) => first + letter);
  return pairs.find((pair) => !taken.has(pair)) ?? firstFree(first, 1, taken);
}

function firstFree(prefix: string, digits: number, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const code = prefix + String(number).padStart(digits, '0');
    if (!taken.has(code)) return code;
  }
}
