import { hatsOf, type Person } from '#people';
import { ownPath } from '../../own-path.ts';

/** The cookie that remembers, between the two steps and while the message is being read, whose code is awaited. */
export const pendingPhone = 'sign-in-phone';

/** Where one wanted to go before signing in; without that, the workbench for whoever has work there, else the shop. */
export async function afterSignIn(locals: App.Locals, person: Person, form: FormData): Promise<string> {
  const hats = await locals.read((call) => hatsOf(call, person.id));
  return ownPath(form.get('next'), hats.length > 0 ? '/desk' : '/');
}
