import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../src/shared/root.ts';

export interface SharedFolder {
  readonly path: string;
  /** For a test's options: `false`, or the line that says why it is skipped. */
  readonly skip: string | false;
}

/**
 * A folder of conformance vectors or data kept in `shared`, beside the project's own folder and never copied into it:
 * `test('…', { skip: vectors.skip }, …)`. Ask `skip` before reading from `path`.
 */
export function sharedFolder(inside: string): SharedFolder {
  const path = join(root, '..', 'shared', inside);
  return {
    path,
    skip: existsSync(path) ? false : `no shared/${inside} beside the project: nothing to compare with`,
  };
}
