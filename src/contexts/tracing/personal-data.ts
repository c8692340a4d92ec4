import { randomBytes } from 'node:crypto';
import type { Actor, Call } from '#shared/call.ts';
import { commitment } from './kernel/commitment.ts';

/** Personal data of an event: its claim carries only the commitment. */
export interface PersonalDatum {
  readonly field: string;
  readonly value: string;
  readonly personId: string;
  /** Of the commitment: 32 random bytes. */
  readonly key: Buffer;
}

/** Who recorded a step, and who helped: named to an inspector who asks, and to nobody once erased. */
export function recorders({ personId, name, helper }: Actor): PersonalDatum[] {
  const datum = (field: string, person: { readonly personId: string; readonly name: string }) => ({
    field,
    value: person.name,
    personId: person.personId,
    key: randomBytes(32),
  });
  return [
    ...(personId ? [datum('recordedBy', { personId, name })] : []),
    ...(helper ? [datum('helpedBy', helper)] : []),
  ];
}

export function commitmentsTo(data: readonly PersonalDatum[]): Record<string, string> {
  return Object.fromEntries(data.map(({ field, key, value }) => [field, commitment(key, value)]));
}

export async function keepPersonalData(
  call: Call,
  eventId: string,
  data: readonly PersonalDatum[],
): Promise<void> {
  if (data.length === 0) return;
  await call.tx
    .insertInto('tracing.disclosure')
    .values(
      data.map(({ value, ...datum }) => ({
        countyId: call.county,
        eventId,
        ...datum,
        value: JSON.stringify(value),
      })),
    )
    .execute();
}

/** What opens a commitment. */
export interface Disclosure {
  /** Base64. */
  readonly key: string;
  readonly value: unknown;
}

/** Personal data of events that has not been erased, by event key and field. */
export async function disclosures(
  call: Call,
  eventIds: readonly string[],
): Promise<Map<string, Record<string, Disclosure>>> {
  const found = new Map<string, Record<string, Disclosure>>();
  if (eventIds.length === 0) return found;
  const rows = await call.tx
    .selectFrom('tracing.disclosure')
    .select(['eventId', 'field', 'key', 'value'])
    .where('countyId', '=', call.county)
    .where('eventId', 'in', eventIds)
    .execute();
  for (const { eventId, field, key, value } of rows) {
    const of = found.get(eventId) ?? {};
    found.set(eventId, { ...of, [field]: { key: key.toString('base64'), value } });
  }
  return found;
}

/** Erases all personal data of one person; answers how many data there were. */
export async function deletePersonalData(call: Call, personId: string): Promise<number> {
  const { numDeletedRows } = await call.tx
    .deleteFrom('tracing.disclosure')
    .where('countyId', '=', call.county)
    .where('personId', '=', personId)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
