import { sql } from 'kysely';
import { type Call, may } from '#shared/call.ts';
import { isId } from '#shared/id.ts';
import { rights } from '../rights.ts';

export interface NamedHousehold {
  readonly id: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly townshipCode: string;
}

export async function householdById(call: Call, id: string): Promise<NamedHousehold | undefined> {
  return (await householdsByIds(call, [id]))[0];
}

export async function householdsByIds(
  call: Call,
  ids: readonly string[],
): Promise<readonly NamedHousehold[]> {
  const known = ids.filter(isId);
  if (known.length === 0) return [];
  const { rows } = await sql<NamedHousehold>`
    select id, name_zh, name_en, township_code from people.v_organisation
    where county_id = ${call.county} and kind = 'household' and id = any(${known}::uuid[]) order by name_zh, id`.execute(
    call.tx,
  );
  return rows;
}

/** Households by name, in characters or letters: to vouch for, or to make a group with. None for who may not vouch. */
export async function householdsCalled(
  call: Call,
  words: string,
  limit: number,
): Promise<readonly NamedHousehold[]> {
  const text = words.normalize('NFKC').trim().toLowerCase();
  if (text === '' || !may(call.actor, rights.vouch)) return [];
  const part = `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await sql<NamedHousehold>`
    select id, name_zh, name_en, township_code from people.v_organisation
    where county_id = ${call.county} and kind = 'household'
      and (name_zh like ${part} or pinyin like ${part} or lower(name_en) like ${part})
    order by name_zh, id limit ${limit}`.execute(call.tx);
  return rows;
}
