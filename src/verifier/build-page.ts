import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type Plugin } from 'vite';
import { root } from '../shared/root.ts';

const page = join(root, 'src', 'verifier', 'page');
const kernel = join(root, 'src', 'contexts', 'tracing', 'kernel');

/** Tables of words and names. They stand in the page as data: they are no code, and the script stays short enough to be read. */
const TABLES = [
  join(kernel, 'verify', 'findings.ts'),
  join(kernel, 'verify', 'unproven.ts'),
  join(kernel, 'step-words.ts'),
  join(kernel, 'gs1', 'epc-schemes.ts'),
  join(kernel, 'gs1', 'link-keys.ts'),
  join(root, 'src', 'shared', 'role-words.ts'),
  join(page, 'labels.ts'),
];

/**
 * Builds the page that checks a bundle: one HTML file with script, style and words inside, whose own content policy allows that script and
 * style by their hashes and nothing else. Same source and libraries, same bytes. `withPolicy` puts in whom to trust.
 */
export async function buildPage(): Promise<string> {
  const tables = await Promise.all(TABLES.map(tablesIn));
  const { script, style } = await bundled();
  const html = await readFile(join(page, 'page.html'), 'utf8');
  const mark = await readFile(join(root, 'static', 'mark.svg'), 'utf8');
  return filled(html.replace(/\s+/g, ' ').replaceAll('> <', '><'), {
    csp: contentPolicy(script, style),
    mark: encodeURIComponent(mark.trim()),
    style,
    script,
    words: JSON.stringify(Object.fromEntries(tables.flat())).replaceAll('<', '\\u003c'),
  });
}

/** What the page may load and run: its own script and style, bundles of its own site, pictures out of a bundle. */
export function contentPolicy(script: string, style: string): string {
  return [
    "default-src 'none'",
    `script-src '${sourceHash(script)}'`,
    `style-src '${sourceHash(style)}'`,
    "connect-src 'self'",
    'img-src data: blob:',
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');
}

/** The page's script with all it imports but words, and its style, each as one small text. */
async function bundled(): Promise<{ script: string; style: string }> {
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    root: page,
    plugins: [wordsAsData],
    build: {
      write: false,
      // What browsers have understood since 2022.
      target: 'es2022',
      cssTarget: ['chrome94', 'safari15'],
      minify: true,
      lib: { entry: join(page, 'main.ts'), formats: ['iife'], name: 'check', cssFileName: 'page' },
    },
  });
  const [first] = Array.isArray(result) ? result : [result];
  const output = first && 'output' in first ? first.output : [];
  const [script = '', style = ''] = ['.js', '.css'].map((ending) => {
    const made = output.find(({ fileName }) => fileName.endsWith(ending));
    return (made?.type === 'asset' ? String(made.source) : made?.code)?.trim();
  });
  for (const text of [script, style]) {
    if (text === '' || /<\/(script|style)|<!--/i.test(text))
      throw new Error('the page cannot hold what was built');
  }
  return { script, style };
}

const WORDS = '\0words';

/** Replaces modules of tables by what the page holds of them in its element `words`. */
const wordsAsData: Plugin = {
  name: 'words-as-data',
  enforce: 'pre',
  resolveId: (id) => (id === WORDS ? WORDS : null),
  async load(id) {
    if (id === WORDS) return `export default JSON.parse(document.getElementById('words').textContent);`;
    if (!TABLES.includes(id)) return null;
    const names = (await tablesIn(id)).map(([name]) => `export const ${name} = words.${name};`);
    return `import words from '${WORDS}';\n${names.join('\n')}`;
  },
};

/** What a module of tables exports, functions left out. */
async function tablesIn(module: string): Promise<[name: string, words: unknown][]> {
  const exported = Object.entries((await import(module)) as Record<string, unknown>);
  return exported.filter(([, value]) => typeof value === 'object');
}

function sourceHash(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

/** Fills the places `%name%` of a text; the policy's place stays. */
function filled(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/%(csp|mark|style|script|words)%/g, (_, name: string) => values[name] ?? '');
}
