import type { Outcome, Refusal } from '#shared/outcome.ts';
import type { Lang } from '#shared/tongue.ts';
import { problemOf, statusOf } from '../routes/refusals.ts';

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

export const PROBLEM = { 'content-type': 'application/problem+json' };

/** What a request is answered that is refused. */
export function refusedAnswer(refusal: Refusal, lang: Lang) {
  return { status: statusOf(refusal), document: problemOf(refusal, lang) };
}

/** What a request is answered that failed by our own fault, which is noted under the number the answer names. */
export function failedAnswer(
  error: unknown,
  { method, path }: { readonly method: string; readonly path: string },
) {
  const incident = crypto.randomUUID().slice(0, 8);
  console.error(`incident ${incident} ${method} ${path}`, error);
  const document = {
    type: '/api#incident',
    title: 'Internal error',
    status: 500,
    code: 'incident',
    incident,
  };
  return { status: 500 as const, document };
}
