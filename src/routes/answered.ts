import type { Outcome } from '#shared/outcome.ts';
import type { Lang } from '#shared/tongue.ts';
import { turnAway } from './refused.ts';

/** The value of an outcome in a `load`; a refusal ends the page with its status and its sentence. */
export function answered<Value>(outcome: Outcome<Value>, lang: Lang): Value {
  return outcome.ok ? outcome.value : turnAway(outcome.refusal, lang);
}
