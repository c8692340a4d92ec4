import { type Call, platform } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { must, ok } from '#shared/outcome.ts';
import { transact } from '#shared/transact.ts';
import type { Entrance } from './entrance.ts';
import { maskedPhone } from './kernel/phone.ts';
import { insertPersons, linkIdentity, type Person, personByPhone } from './persons.ts';

/**
 * Ties an identity that has just proved its phone number to the person with that number in this county, or registers
 * them as a consumer. Twice is as good as once: it runs at every sign-in, so a crash before it heals at the next.
 */
export async function welcome(entrance: Entrance, authUserId: string, phone: string): Promise<Person> {
  const { db, county, now } = entrance;
  return must(
    await transact(db, { county, now, actor: platform }, async (call) => {
      const person = (await personByPhone(call, phone)) ?? (await registered(call, phone, entrance));
      await linkIdentity(call, person.id, authUserId);
      return ok(person);
    }),
  );
}

/** Until they say their name, they are called by what is safe to show of their number. */
async function registered(call: Call, phone: string, { lang, elderView }: Entrance): Promise<Person> {
  const name = maskedPhone(phone).replaceAll(' ', '');
  const row = { id: newId(call.now), name, phone, pinyin: '', elderView, lang, demo: false };
  await insertPersons(call, [row]);
  // Signed in twice at the same moment, from two windows: the one that was first is them.
  const person = await personByPhone(call, phone);
  if (!person) throw new Error(`person ${row.id} was not registered`);
  return person;
}
