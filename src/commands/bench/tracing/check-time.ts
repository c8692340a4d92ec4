import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { bundleText, sampleIssuer } from '#tracing';
import { verifierFile } from '../../../verifier/verifier-file.ts';
import { launchChromium } from '../measuring/chromium.ts';
import { inOwnHome } from '../measuring/own-home.ts';
import { quantile } from '../measuring/quantile.ts';
import { HOLDER, install } from './installation.ts';
import { sampleJourney } from './sample-journey.ts';

export interface CheckTime {
  /** The file of a journey of twelve events, what was recorded left out: keys, claims, signatures, proofs. */
  readonly journeyBytes: number;
  /** The same as it travels. */
  readonly journeyGzipBytes: number;
  /** From the text of that bundle, whole, to its verdict, as a cheap phone has it. */
  readonly verifyMs: number;
  /** Script of the page that checks, as it travels. */
  readonly scriptKb: number;
}

/** A phone of the cheapest kind has a sixth of the speed of a desk machine's core, as Lighthouse reckons. */
const SLOWER = 6;
const TIMES = 15;

/** Checks a journey in a real Chromium whose processor is slowed down, each time in a page that was opened anew, without a network. */
export function checkTime(): Promise<CheckTime> {
  return inOwnHome(async (home) => {
    const issuer = sampleIssuer('partner.example/software');
    const installed = await install(home, issuer.registration(HOLDER));
    const bundle = await sampleJourney(installed);
    await installed.stop();
    const { html } = await verifierFile(installed.policy);
    const text = bundleText(bundle);
    const proof = JSON.stringify({ ...JSON.parse(text), events: {} });
    const [, script = ''] = /<script>(.*)<\/script>/s.exec(html) ?? [];
    return {
      journeyBytes: Buffer.byteLength(proof),
      journeyGzipBytes: gzipSync(proof, { level: 9 }).byteLength,
      verifyMs: quantile(await timesOf(home, html, text), 0.5),
      scriptKb: gzipSync(script, { level: 9 }).byteLength / 1024,
    };
  });
}

async function timesOf(home: string, html: string, bundle: string): Promise<number[]> {
  const file = join(home, 'verify.html');
  await writeFile(file, html);
  const browser = await launchChromium((unpack) => unpackedIn(home, unpack));
  try {
    const context = await browser.newContext({ offline: true });
    const page = await context.newPage();
    const slow = await context.newCDPSession(page);
    await slow.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    const times: number[] = [];
    for (let time = 0; time < TIMES; time += 1) {
      await page.goto(pathToFileURL(file).href);
      const buffer = Buffer.from(bundle);
      await page.setInputFiles('#file', { name: 'lot.json', mimeType: 'application/json', buffer });
      const verdict = page.locator('#verdict');
      await verdict.waitFor();
      if ((await verdict.getAttribute('data-light')) !== 'green') throw new Error(await verdict.innerText());
      times.push(Number(await verdict.getAttribute('data-took')));
    }
    return times;
  } finally {
    await browser.close();
  }
}

/** Has the browser that npm brought unpacked there: it takes the system's temporary folder, and leaves what it unpacks. */
async function unpackedIn(folder: string, unpack: () => Promise<string>): Promise<string> {
  const { TMPDIR } = process.env;
  process.env.TMPDIR = folder;
  try {
    return await unpack();
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
  }
}
