import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { type FieldRecord, fieldRecordsAsked } from './field-records.ts';
import type { FieldWork } from './kernel/field-work.ts';
import { meantBy } from './list-conditions.ts';
import type { OriginRefusal } from './refusals.ts';
import { barred, keeperOf } from './scope.ts';

export interface ListingFieldBook {
  /** A plot's name, a household or a crop, in Chinese or in letters. */
  readonly words?: string;
  readonly kind?: FieldWork | undefined;
  readonly producerId?: string | undefined;
  readonly limit: number;
  readonly offset: number;
}

/** The field book the caller keeps: the own household's, or a co-op's and its members', newest work first. */
export async function listFieldRecords(
  call: Call,
  { words = '', ...asked }: ListingFieldBook,
): Promise<Outcome<{ records: FieldRecord[]; total: number }, OriginRefusal>> {
  const bar = await barred(call, 'keep-field-book', []);
  if (bar) return bar;
  const keeper = keeperOf(call, 'keep-field-book');
  return ok(await fieldRecordsAsked(call, { ...asked, keeper, meant: await meantBy(call, words) }));
}
