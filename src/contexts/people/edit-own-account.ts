import { type Call, may } from '#shared/call.ts';
import { ok } from '#shared/outcome.ts';
import { reading } from '#shared/pinyin.ts';
import { nameOf } from './kernel/name.ts';
import { updatePerson } from './persons.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { themselves } from './themselves.ts';

/** Changes one's own name, language or view: what is given, and nothing else. */
export async function editOwnAccount(
  call: Call,
  input: {
    readonly name?: string | undefined;
    readonly lang?: 'zh' | 'en' | undefined;
    readonly elderView?: boolean | undefined;
  },
) {
  if (!may(call.actor, rights['edit-own-account'])) return refuse('people.not-allowed');
  const own = themselves(call.actor);
  if (!own.ok) return own;
  const name = input.name === undefined ? undefined : nameOf(input.name);
  if (input.name !== undefined && name === undefined) return refuse('people.name-invalid');
  await updatePerson(call, own.value, {
    ...(name === undefined ? {} : { name, pinyin: reading(name, 'name') }),
    ...(input.lang === undefined ? {} : { lang: input.lang }),
    ...(input.elderView === undefined ? {} : { elderView: input.elderView }),
  });
  return ok();
}
