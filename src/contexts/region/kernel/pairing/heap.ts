/** Numbers with a key each; the least key is out first. Kept on two arrays, so that nothing is made for an entry. */
export class Heap {
  readonly #keys: number[] = [];
  readonly #items: number[] = [];

  get size(): number {
    return this.#items.length;
  }

  /** The item of the least key; −1 when empty. */
  get first(): number {
    return this.#items[0] ?? -1;
  }

  get firstKey(): number {
    return this.#keys[0] ?? Number.POSITIVE_INFINITY;
  }

  push(key: number, item: number): void {
    let at = this.#items.length;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = this.#keys[parent] as number;
      if (above <= key) break;
      this.#keys[at] = above;
      this.#items[at] = this.#items[parent] as number;
      at = parent;
    }
    this.#keys[at] = key;
    this.#items[at] = item;
  }

  pop(): void {
    const key = this.#keys.pop() as number;
    const item = this.#items.pop() as number;
    const size = this.#items.length;
    if (size === 0) return;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      if (child + 1 < size && (this.#keys[child + 1] as number) < (this.#keys[child] as number)) child += 1;
      const below = this.#keys[child] as number;
      if (below >= key) break;
      this.#keys[at] = below;
      this.#items[at] = this.#items[child] as number;
      at = child;
    }
    this.#keys[at] = key;
    this.#items[at] = item;
  }

  clear(): void {
    this.#keys.length = 0;
    this.#items.length = 0;
  }
}
