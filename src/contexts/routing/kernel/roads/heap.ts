/** Numbers with a key each, the least key first (binary heap). A number may be in it several times. */
export class Heap {
  #keys = new Float64Array(64);
  #items = new Int32Array(64);
  size = 0;

  clear(): void {
    this.size = 0;
  }

  get leastKey(): number {
    return this.#keys[0] as number;
  }

  push(key: number, item: number): void {
    if (this.size === this.#keys.length) this.#grow();
    let at = this.size++;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if ((this.#keys[above] as number) <= key) break;
      this.#keys[at] = this.#keys[above] as number;
      this.#items[at] = this.#items[above] as number;
      at = above;
    }
    this.#keys[at] = key;
    this.#items[at] = item;
  }

  /** Takes out the item with the least key. There must be one. */
  pop(): number {
    const first = this.#items[0] as number;
    this.size -= 1;
    const key = this.#keys[this.size] as number;
    const item = this.#items[this.size] as number;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= this.size) break;
      if (below + 1 < this.size && (this.#keys[below + 1] as number) < (this.#keys[below] as number))
        below += 1;
      if ((this.#keys[below] as number) >= key) break;
      this.#keys[at] = this.#keys[below] as number;
      this.#items[at] = this.#items[below] as number;
      at = below;
    }
    this.#keys[at] = key;
    this.#items[at] = item;
    return first;
  }

  #grow(): void {
    const [keys, items] = [this.#keys, this.#items];
    this.#keys = new Float64Array(keys.length * 2);
    this.#items = new Int32Array(items.length * 2);
    this.#keys.set(keys);
    this.#items.set(items);
  }
}
