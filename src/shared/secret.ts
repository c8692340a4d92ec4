import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

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
