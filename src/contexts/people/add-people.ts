import { inBatches } from '#shared/batches.ts';
import { type Call, may } from '#shared/call.ts';
import { ok } from '#shared/outcome.ts';
import { reading } from '#shared/pinyin.ts';
import { nameOf } from './kernel/name.ts';
import { phoneOf } from './kernel/phone.ts';

import { insertPersons, type NewPersonRow, type Person } from './persons.ts';
import { recount } from './recount.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';

/** `id` is brought by the caller, so that sending twice adds once. */
export type NewPerson = Omit<Person, 'phone' | 'elderView' | 'lang' | 'demo'> & {
  readonly phone: string;
  readonly elderView?: boolean;
  readonly lang?: 'zh' | 'en';
  readonly demo?: boolean;
};

/**
 * Registers people, any number at once. Someone whose number is known already stays who they are: look them up by
 * phone before appointing them. They sign in with that number; nothing else needs to be set.
 */
export async function addPeople(call: Call, people: readonly NewPerson[]) {
  if (!may(call.actor, rights['add-person'])) return refuse('people.not-allowed');
  const rows: NewPersonRow[] = [];
  for (const each of people) {
    const phone = phoneOf(each.phone);
    if (phone === undefined) return refuse('people.phone-invalid');
    const name = nameOf(each.name);
    if (name === undefined) return refuse('people.name-invalid');
    rows.push({
      elderView: false,
      lang: 'zh',
      demo: false,
      ...each,
      name,
      phone,
      pinyin: reading(name, 'name'),
    });
  }
  await inBatches(rows, (some) => insertPersons(call, some));
  await recount(call, 'people.person', rows.length);
  return ok();
}

/** One person: `addPeople` for a list. */
export async function addPerson(call: Call, person: NewPerson) {
  return addPeople(call, [person]);
}
