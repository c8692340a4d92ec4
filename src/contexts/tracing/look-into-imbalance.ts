import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { type Imbalance, noteImbalance } from './imbalances.ts';
import { refuse, type TracingRefusal } from './refusals.ts';
import { rights } from './rights.ts';

/** An officer writes down what they found; the lot stays red until a record is declared wrong. */
export async function lookIntoImbalance(
  call: Call,
  input: Pick<Imbalance, 'thing' | 'kind'> & { readonly note: string },
): Promise<Outcome<undefined, TracingRefusal>> {
  if (!may(call.actor, rights['see-imbalances'])) return refuse('tracing.not-allowed');
  const note = input.note.trim();
  if (note === '') return refuse('tracing.note-needed');
  return (await noteImbalance(call, { ...input, note })) ? ok() : refuse('tracing.adds-up');
}
