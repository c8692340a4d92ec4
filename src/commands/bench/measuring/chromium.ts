import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const OF_THE_MACHINE = ['/usr/bin/chromium', '/usr/bin/google-chrome'];
// Root may not use Chromium's own sandbox; small machines have a small /dev/shm.
const FLAGS = ['--no-sandbox', '--disable-dev-shm-usage', '--font-render-hinting=none'];

/** How the browser that npm brought is unpacked into the temporary folder: where several processes may, one at a time. */
export type Unpacking = (unpack: () => Promise<string>) => Promise<string>;

/** A real Chromium: the machine's own, or the one npm brought, with the system libraries it needs. The caller closes it. */
export async function launchChromium(unpacking: Unpacking = (unpack) => unpack()): Promise<Browser> {
  const own = OF_THE_MACHINE.find((path) => existsSync(path));
  return chromium.launch(own ? { executablePath: own, args: FLAGS } : await packaged(unpacking));
}

async function packaged(unpacking: Unpacking) {
  const before = { ...process.env };
  // By this it knows to unpack its own libraries (nss and others) and where to find them.
  process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs24.x';
  if (existsSync('/etc/fonts/fonts.conf') && existsSync('/usr/share/fonts'))
    process.env.FONTCONFIG_PATH = '/etc/fonts';
  const { default: bundle } = await import('@sparticuz/chromium');
  const executablePath = await unpacking(() => bundle.executablePath());
  const env = { ...process.env } as Record<string, string>;
  // Those libraries are the browser's alone: a PostgreSQL started later must not load them.
  for (const name of ['AWS_EXECUTION_ENV', 'FONTCONFIG_PATH', 'LD_LIBRARY_PATH']) {
    if (before[name] === undefined) delete process.env[name];
    else process.env[name] = before[name];
  }
  return { executablePath, args: FLAGS, env };
}
