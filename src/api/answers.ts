import type { Outcome, Refusal } from '#shared/outcome.ts';

/** Ends a request with a refusal; `src/api/api.ts` turns it into its problem document. Never leaves the API. */
export class Refusing extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/** The value of an outcome; a refusal ends the request with its problem+json. */
export function answered<Value>(outcome: Outcome<Value>): Value {
  if (outcome.ok) return outcome.value;
  throw new Refusing(outcome.refusal);
}
