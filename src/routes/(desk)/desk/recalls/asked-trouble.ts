import { type RecallAsked, trouble } from '#recall';

const fields = [
  'kind',
  'code',
  'number',
  'plotId',
  'fieldRecordId',
  'roundId',
  'sscc',
  'from',
  'until',
] as const;

/** Where a recall is asked to start from, by an address or a form; undefined while it is not all said. */
export function askedTrouble(said: URLSearchParams | FormData): RecallAsked | undefined {
  const values = fields
    .map((field) => [field, String(said.get(field) ?? '').trim()])
    .filter(([, value]) => value !== '');
  const read = trouble.safeParse(Object.fromEntries(values));
  return read.success ? { trouble: read.data, back: said.get('back') === 'on' } : undefined;
}
