/**
 * Who shares a place with whom: of each, the numbers of the others, rising; none for an island. `placesOf`: what lies where, the same
 * place being equal (a number or a text); it may be named more than once.
 */
export function sharing(placesOf: readonly Iterable<number | string>[]): readonly (readonly number[])[] {
  const met = new Map<number | string, number[]>();
  for (const [number, places] of placesOf.entries()) {
    for (const place of places) {
      const there = met.get(place);
      if (!there) met.set(place, [number]);
      else if (there.at(-1) !== number) there.push(number);
    }
  }
  const others = placesOf.map(() => new Set<number>());
  for (const there of met.values()) {
    if (there.length < 2) continue;
    for (const one of there) for (const other of there) if (one !== other) others[one]?.add(other);
  }
  return others.map((each) => [...each].sort((a, b) => a - b));
}
