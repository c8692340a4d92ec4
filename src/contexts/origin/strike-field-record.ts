import { recordHelpedAct } from '#people';
import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { nameOnRecord } from '#shared/who-acted.ts';
import { fieldRecordById, strike } from './field-records.ts';
import { type OriginRefusal, refuse } from './refusals.ts';
import { barred } from './scope.ts';

/**
 * Strikes a wrong entry through: it stays readable with the reason and who struck it, and counts no more. A lot that a wrong
 * spraying put on hold stays so until the officer releases it.
 */
export async function strikeFieldRecord(
  call: Call,
  input: { readonly recordId: string; readonly reason: string },
): Promise<Outcome<undefined, OriginRefusal>> {
  const record = await fieldRecordById(call, input.recordId);
  if (!record) return refuse('origin.unknown', { what: input.recordId });
  const bar = await barred(call, 'keep-field-book', [record.producerId]);
  if (bar) return bar;
  const reason = input.reason.trim();
  if (reason === '') return refuse('origin.reason-needed');
  await strike(call, record.id, reason, nameOnRecord(call.actor));
  await recordHelpedAct(call, 'strike-field-record', record.plotName);
  return ok();
}
