import type { Outlook } from './outlook.ts';

/** What of the routes is kept here. */
interface Judged {
  readonly model: { readonly vehicles: number };
  readonly extra: Float64Array;
  readonly rests: Int32Array;
  readonly mostBreaks: number;
  readonly outlook: Outlook | null;
  broken: number;
}

/** What vehicles' routes cost beyond their ways, and where they rested, before they were touched: a step taken back needs no judging. */
export class KeptJudgements {
  readonly #routes: Judged;
  /** Vehicles touched, the first `count` of them. */
  readonly vehicles: Int32Array;
  count = 0;
  readonly #isKept: Uint8Array;
  readonly #extra: Float64Array;
  readonly #rests: Int32Array;

  constructor(routes: Judged) {
    this.#routes = routes;
    const { vehicles } = routes.model;
    this.vehicles = new Int32Array(vehicles);
    this.#isKept = new Uint8Array(vehicles);
    this.#extra = new Float64Array(vehicles);
    this.#rests = new Int32Array(routes.rests.length);
  }

  /** Before a vehicle's route is changed. */
  keep(vehicle: number): void {
    if (this.#isKept[vehicle]) return;
    this.#isKept[vehicle] = 1;
    this.vehicles[this.count++] = vehicle;
    const { extra, rests, mostBreaks } = this.#routes;
    this.#extra[vehicle] = extra[vehicle] as number;
    for (let k = vehicle * mostBreaks; k < (vehicle + 1) * mostBreaks; k++)
      this.#rests[k] = rests[k] as number;
  }

  /** From here what is kept is no longer wanted. */
  forget(): void {
    for (let i = 0; i < this.count; i++) this.#isKept[this.vehicles[i] as number] = 0;
    this.count = 0;
  }

  /** The routes are as they were: so is what they cost. */
  giveBack(): void {
    const { extra, rests, mostBreaks, outlook } = this.#routes;
    const isBroken = (cost: number) => (cost === Number.POSITIVE_INFINITY ? 1 : 0);
    for (let i = 0; i < this.count; i++) {
      const vehicle = this.vehicles[i] as number;
      const before = this.#extra[vehicle] as number;
      this.#routes.broken += isBroken(before) - isBroken(extra[vehicle] as number);
      extra[vehicle] = before;
      for (let k = vehicle * mostBreaks; k < (vehicle + 1) * mostBreaks; k++)
        rests[k] = this.#rests[k] as number;
      outlook?.forget(vehicle);
    }
    this.forget();
  }
}
