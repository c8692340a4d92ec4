import type { Outcome } from '../../../shared/outcome.ts';
import { stoppedBy } from '../../line/stopped-by.ts';

/** The value, or the refusal told in both languages. */
export function taken<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.ok) throw stoppedBy(outcome.refusal);
  return outcome.value;
}
