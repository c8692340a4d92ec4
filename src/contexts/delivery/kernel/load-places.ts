/** A crate or loose parcel that gets off at a stop (1 is the first). */
export interface LoadItem {
  readonly id: string;
  readonly stop: number;
  readonly grams: number;
}

export interface LoadRow<Item extends LoadItem> {
  readonly left: Item | undefined;
  readonly right: Item | undefined;
}

/**
 * Where things stand in a vehicle that is unloaded from its back door: rows of two from the cabin to the door, what gets off last at
 * the cabin, so that nothing stands in the way of what gets off before it. Of one stop the heavier stand nearer the cabin, and of each
 * row the heavier goes to the side that has less. A picture of order and balance, not of centimetres: what fits is the loader's to see.
 * The same items give the same picture.
 */
export function loadPlaces<Item extends LoadItem>(items: readonly Item[]): LoadRow<Item>[] {
  const inOrder = items.toSorted(
    (a, b) => b.stop - a.stop || b.grams - a.grams || (a.id < b.id ? -1 : Number(a.id !== b.id)),
  );
  const rows: LoadRow<Item>[] = [];
  let left = 0;
  let right = 0;
  for (let index = 0; index < inOrder.length; index += 2) {
    const pair = inOrder.slice(index, index + 2).toSorted((a, b) => b.grams - a.grams);
    const [heavy, light] = pair;
    const row = left <= right ? { left: heavy, right: light } : { left: light, right: heavy };
    left += row.left?.grams ?? 0;
    right += row.right?.grams ?? 0;
    rows.push(row);
  }
  return rows;
}
