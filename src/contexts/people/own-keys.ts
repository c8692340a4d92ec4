import type { Entrance } from './entrance.ts';

/** A key in somebody's phone or computer that signs them in. */
export interface Passkey {
  readonly id: string;
  readonly name: string;
  readonly addedAt: Date | undefined;
}

/** The passkeys of whoever this request is signed in as, and whether they have set a password. */
export async function ownKeys({ db, identity, headers }: Entrance): Promise<{
  readonly passkeys: Passkey[];
  readonly hasPassword: boolean;
}> {
  const found = await identity.auth.api.getSession({ headers });
  if (!found) return { passkeys: [], hasPassword: false };
  const passkeys = await db
    .selectFrom('auth.passkey')
    .select(['id', 'name', 'createdAt'])
    .where('userId', '=', found.user.id)
    .orderBy('createdAt')
    .execute();
  const password = await db
    .selectFrom('auth.account')
    .select('id')
    .where('userId', '=', found.user.id)
    .where('password', 'is not', null)
    .executeTakeFirst();
  return {
    passkeys: passkeys.map(({ id, name, createdAt }) => ({
      id,
      name: name ?? '',
      addedAt: createdAt ?? undefined,
    })),
    hasPassword: password !== undefined,
  };
}
