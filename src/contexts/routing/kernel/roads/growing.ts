/** Typed arrays that grow as they are filled. */
type Typed = Float64Array | Int32Array | Uint32Array;

export class Growing<Kept extends Typed> {
  #kept: Kept;
  size = 0;

  constructor(empty: Kept) {
    this.#kept = empty;
  }

  push(value: number): void {
    if (this.size === this.#kept.length) {
      const larger = new (this.#kept.constructor as new (size: number) => Kept)(
        Math.max(1024, this.size * 2),
      );
      larger.set(this.#kept);
      this.#kept = larger;
    }
    this.#kept[this.size++] = value;
  }

  at(index: number): number {
    return this.#kept[index] as number;
  }

  set(index: number, value: number): void {
    this.#kept[index] = value;
  }

  /** What was pushed, in an array of just that size. */
  done(): Kept {
    return this.#kept.slice(0, this.size) as Kept;
  }
}
