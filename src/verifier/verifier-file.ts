import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../shared/root.ts';

/** The built page, before it knows whom to trust. */
export const builtPage = join(root, 'build', 'verifier.html');

/** The page of one county's log, as it is handed out, kept and hosted by others. */
export interface VerifierFile {
  readonly html: string;
  /** As `sha256sum` prints it. */
  readonly sha256: string;
  /** As the log names it. */
  readonly digest: string;
}

/** The built page with the policy (C2SP tlog-policy) by which it judges; without one, as it was built. */
export async function verifierFile(policy?: string): Promise<VerifierFile> {
  const built = await readFile(builtPage, 'utf8');
  const html = policy === undefined ? built : withPolicy(built, policy);
  const hash = createHash('sha256').update(html).digest();
  return { html, sha256: hash.toString('hex'), digest: `sha256:${hash.toString('base64url')}` };
}

/** Puts a policy into a built page. Its place holds text, never script: what could end that place is refused. */
export function withPolicy(html: string, policy: string): string {
  if (/<[!/]/.test(policy)) throw new Error('a policy holds no markup');
  return html.replace('%policy%', () => policy);
}
