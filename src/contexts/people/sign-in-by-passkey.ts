import { isAPIError } from 'better-auth/api';
import { z } from 'zod';
import { ok } from '#shared/outcome.ts';
import { cookiesIn } from './cookies.ts';
import type { Entrance } from './entrance.ts';
import { refuse } from './refusals.ts';
import { welcome } from './welcome.ts';

/** What the browser needs to ask for a passkey (WebAuthn request options), and the cookie that ties the answer to it. */
export async function passkeyToSignIn({ identity, headers: asked }: Entrance) {
  const { headers, response } = await identity.auth.api.generatePasskeyAuthenticationOptions({
    headers: asked,
    returnHeaders: true,
  });
  return { options: response, cookies: cookiesIn(headers) };
}

/** AuthenticationResponseJSON (WebAuthn Level 3 § 5.1), as far as it is read. */
const Answer = z.object({
  id: z.string(),
  rawId: z.string(),
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}).default({}),
  response: z.object({
    authenticatorData: z.string(),
    clientDataJSON: z.string(),
    signature: z.string(),
  }),
});

/** Signs in with what a passkey answered, as the browser gave it. */
export async function signInByPasskey(entrance: Entrance, input: { readonly answer: unknown }) {
  const answer = Answer.safeParse(input.answer);
  if (!answer.success) return refuse('people.passkey-failed');
  try {
    const { headers, response } = await entrance.identity.auth.api.verifyPasskeyAuthentication({
      headers: entrance.headers,
      body: { response: answer.data },
      returnHeaders: true,
    });
    const phone = await phoneOfIdentity(entrance, response.user.id);
    if (phone === undefined) return refuse('people.passkey-failed');
    return ok({ cookies: cookiesIn(headers), person: await welcome(entrance, response.user.id, phone) });
  } catch (error) {
    if (isAPIError(error)) return refuse('people.passkey-failed');
    throw error;
  }
}

async function phoneOfIdentity({ db }: Entrance, userId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('auth.user')
    .select('phoneNumber')
    .where('id', '=', userId)
    .executeTakeFirst();
  return row?.phoneNumber ?? undefined;
}
