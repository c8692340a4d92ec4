import { existsSync } from 'node:fs';
import { access, constants, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../../shared/root.ts';
import { Stopped } from '../../shared/stopped.ts';
import { builtPage } from '../../verifier/verifier-file.ts';
import { runTool } from './tool.ts';

const settings = join(root, 'vite.config.ts');
const built = join(root, 'build', 'handler.js');

/** Builds the web pages and the page that checks bundles into `build/`. */
export async function build(): Promise<void> {
  const { passed, output } = await runTool('vite', ['build', '--logLevel', 'warn']);
  if (!passed) throw new Stopped(`网页没有构建成功：\n${output}`, `The pages could not be built:\n${output}`);
  const { buildPage } = await import('../../verifier/build-page.ts');
  await writeFile(builtPage, await buildPage());
}

/** Builds the pages when there are none, or a source is newer than they are. */
export async function buildIfOld(): Promise<void> {
  if (!existsSync(built)) return build();
  // An installation nobody may write in keeps the build it came with.
  const writable = await access(built, constants.W_OK).then(
    () => true,
    () => false,
  );
  if (writable && (await newestSource()) > (await stat(built)).mtimeMs) await build();
}

async function newestSource(): Promise<number> {
  const listed = await Promise.all(
    ['src', 'static']
      .filter((folder) => existsSync(join(root, folder)))
      .map(async (folder) => {
        const names = await readdir(join(root, folder), { recursive: true });
        return names.filter((name) => !name.endsWith('.test.ts')).map((name) => join(root, folder, name));
      }),
  );
  const times = await Promise.all(
    [settings, ...listed.flat()].map(async (file) => (await stat(file)).mtimeMs),
  );
  return Math.max(...times);
}
