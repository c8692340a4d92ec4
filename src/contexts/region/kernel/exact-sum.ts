/** A sum that keeps what rounding would lose (Neumaier 1974): wrong by one rounding of the result, however many terms there were. */
export class ExactSum {
  #sum = 0;
  #lost = 0;

  add(term: number): void {
    const next = this.#sum + term;
    this.#lost += Math.abs(this.#sum) >= Math.abs(term) ? this.#sum - next + term : term - next + this.#sum;
    this.#sum = next;
  }

  get value(): number {
    return this.#sum + this.#lost;
  }
}

export function exactSum(terms: Float64Array): number {
  const sum = new ExactSum();
  for (const term of terms) sum.add(term);
  return sum.value;
}
