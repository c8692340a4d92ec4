import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';

/** Somebody with an account, or whose account was made for them. `phone` is missing once they erased it. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly phone?: string;
  readonly birthYear?: number;
  readonly placeCode?: string;
  readonly elderView: boolean;
  readonly lang: 'zh' | 'en';
  readonly demo: boolean;
}

const columns = ['id', 'name', 'phone', 'birthYear', 'placeCode', 'elderView', 'lang', 'demo'] as const;

interface Row extends Omit<Person, 'phone' | 'birthYear' | 'placeCode'> {
  readonly phone: string | null;
  readonly birthYear: number | null;
  readonly placeCode: string | null;
}

function personFrom({ phone, birthYear, placeCode, ...row }: Row): Person {
  return {
    ...row,
    ...(phone === null ? {} : { phone }),
    ...(birthYear === null ? {} : { birthYear }),
    ...(placeCode === null ? {} : { placeCode }),
  };
}

export async function person(call: Call, id: string): Promise<Person | undefined> {
  const row = await call.tx
    .selectFrom('people.person')
    .select(columns)
    .where('countyId', '=', call.county)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && personFrom(row);
}

/** Whose number this is. `phone`: eleven digits, as `phoneOf` gives them. */
export async function personByPhone(call: Call, phone: string): Promise<Person | undefined> {
  const row = await call.tx
    .selectFrom('people.person')
    .select(columns)
    .where('countyId', '=', call.county)
    .where('phone', '=', phone)
    .executeTakeFirst();
  return row && personFrom(row);
}

export type NewPersonRow = Person & { readonly phone: string; readonly pinyin: string };

/** Someone already there, by id or by phone, stays as they are. */
export async function insertPersons(call: Call, rows: readonly NewPersonRow[]): Promise<void> {
  await call.tx
    .insertInto('people.person')
    .values(rows.map((row) => ({ ...row, countyId: call.county, createdAt: call.now })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The identity a person signs in with. A number that changed hands comes with a new identity, which replaces the old. */
export async function linkIdentity(call: Call, personId: string, authUserId: string): Promise<void> {
  await call.tx
    .updateTable('people.person')
    .set({ authUserId })
    .where('countyId', '=', call.county)
    .where('id', '=', personId)
    .where((eb) => eb.or([eb('authUserId', 'is', null), eb('authUserId', '!=', authUserId)]))
    .execute();
}

export async function updatePerson(
  call: Call,
  id: string,
  changes: {
    readonly name?: string;
    readonly pinyin?: string;
    readonly lang?: 'zh' | 'en';
    readonly elderView?: boolean;
  },
): Promise<void> {
  if (Object.keys(changes).length === 0) return;
  await call.tx
    .updateTable('people.person')
    .set(changes)
    .where('countyId', '=', call.county)
    .where('id', '=', id)
    .execute();
}

/** What is shown where an erased person's name stood. */
const ERASED_NAME = '已注销 erased';

/** Removes what tells who somebody was, and the identity they signed in with unless another county still knows it. */
export async function erasePerson(call: Call, id: string): Promise<void> {
  const { rows } = await sql<{ authUserId: string | null }>`
    update people.person p
    set name = ${ERASED_NAME}, pinyin = '', phone = null, birth_year = null, place_code = null, auth_user_id = null,
        erased_at = ${call.now}
    from (select county_id, id, auth_user_id from people.person where county_id = ${call.county} and id = ${id}
          for update) before
    where p.county_id = before.county_id and p.id = before.id and p.erased_at is null
    returning before.auth_user_id`.execute(call.tx);
  const authUserId = rows[0]?.authUserId;
  if (authUserId === undefined || authUserId === null) return;
  await sql`
    delete from auth."user" u where u.id = ${authUserId}
      and not exists (select from people.person p where p.auth_user_id = u.id)`.execute(call.tx);
}
