import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The configured secret; in demo mode without one, the one that was made for this installation. */
export async function secretOf({
  secret,
  home,
}: {
  readonly secret?: string | undefined;
  readonly home: string;
}): Promise<string> {
  return secret ?? (await keptSecret(home, 'secret'));
}

/** A secret made once and kept in `folder`, readable by its owner only. Two starts at the same moment get the same one. */
export async function keptSecret(folder: string, name: string): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    },
  );
  const secret = await readFile(file, 'utf8');
  // A power cut between making the file and filling it.
  if (secret === '') throw new Error(`${file} is empty: remove it and start again`);
  return secret;
}
