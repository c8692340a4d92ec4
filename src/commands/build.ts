import { readFile, writeFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { builtPage, verifierFile } from '../verifier/verifier-file.ts';
import { command as define, WrongUse } from './line/command.ts';
import { build } from './line/pages.ts';

export const command = define({
  usage: 'build [--policy FILE]',
  zh: '构建网页，以及核验溯源凭证的那一个文件，并写出它的 SHA-256。npm ci 会自动运行它。',
  en: 'Build the pages and the one file that checks trace bundles, and print its SHA-256. npm ci runs it by itself.',
  options: {
    policy: {
      type: 'string',
      zh: '写进核验文件的信任名单（tlog-policy）：得到与该日志登记的指纹相同的文件 build/verify.html',
      en: 'The trust policy (tlog-policy) to put into the file: gives build/verify.html, whose digest that log has on record',
    },
  },
  run: async ({ values: { policy } }) => {
    const started = performance.now();
    await build();
    const file = policy === undefined ? builtPage : builtPage.replace('verifier.html', 'verify.html');
    const { html, sha256, digest } = await verifierFile(
      policy === undefined ? undefined : await text(policy),
    );
    if (policy !== undefined) await writeFile(file, html);
    const seconds = Math.round(performance.now() - started) / 1000;
    console.log(`核验文件 The verifier: ${relative('.', file)}\n  SHA-256 ${sha256}\n  ${digest}`);
    return { seconds, verifier: { file, sha256, digest } };
  },
});

function text(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => {
    throw new WrongUse(`${file} cannot be opened`);
  });
}
