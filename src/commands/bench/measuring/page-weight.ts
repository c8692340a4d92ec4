import { received } from './received.ts';

/** What a page costs a visitor who has nothing of it yet: bytes of bodies as they travel, photos left out. */
export interface PageWeight {
  readonly html: number;
  /** Files of script, and script written into the page. */
  readonly script: number;
  /** The page and every file it has the browser get. */
  readonly total: number;
  /** The paths of those files. */
  readonly files: readonly string[];
}

const GOT_BY_LINK = /\b(stylesheet|icon|manifest|preload|modulepreload)\b/;
const NO_SCRIPT = /\btype="(application\/(ld\+)?json|text\/plain)"/;

/** Weighs a page. Photos and drawings (`/pictures/…`) are left out: they come when they come into view, in the size of the screen. */
export async function weigh(url: string): Promise<PageWeight> {
  const page = await received(url);
  if (page.status !== 200) throw new Error(`${url} answers ${page.status}`);
  const html = await page.text();
  const tags = [...html.matchAll(/<(script|link|img)\b([^>]*)>/g)].map(([, name = '', rest = '']) => ({
    name,
    rest,
  }));
  const wanted = tags.flatMap(
    ({ name, rest }) => (name === 'link' ? linked(rest) : attribute(rest, 'src')) ?? [],
  );
  const own = wanted.filter((path) => !path.startsWith('data:') && !path.startsWith('/pictures/'));
  const files = [...new Set(own.map((path) => new URL(path, url).pathname))].sort();
  let [script, total] = [inlineScript(html), page.bytes];
  for (const path of files) {
    const { bytes, type } = await received(new URL(path, url));
    total += bytes;
    if (type.includes('javascript')) script += bytes;
  }
  return { html: page.bytes, script, total, files };
}

/** What a link has the browser get. A style that stands in the page already is named by a link that is disabled. */
function linked(tag: string): string | undefined {
  const got = GOT_BY_LINK.test(attribute(tag, 'rel') ?? '') && !/\bdisabled\b/.test(tag);
  return got ? attribute(tag, 'href') : undefined;
}

function attribute(tag: string, name: string): string | undefined {
  return new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1];
}

/** Script between tags, without the data that is written between the same tags. */
function inlineScript(html: string): number {
  const blocks = [...html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)];
  return blocks
    .filter(([, rest = '']) => !NO_SCRIPT.test(rest))
    .reduce((sum, [, , body = '']) => sum + Buffer.byteLength(body), 0);
}
