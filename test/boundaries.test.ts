import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { givers } from '../src/contexts/graph.ts';
import { impureKernels, wrongImports } from './boundaries.ts';

test('every import goes along an arrow and through a door', async () => {
  assert.deepEqual(await wrongImports(), []);
});

test('kernels know neither clock nor chance nor anything outside', async () => {
  assert.deepEqual(await impureKernels(), []);
});

test('contexts are in the order givers first, and a circle is refused', () => {
  const order = givers();
  assert.ok(order.indexOf('tracing') < order.indexOf('origin'));
  assert.throws(() => givers({ a: { uses: ['b'], why: {} }, b: { uses: ['a'], why: {} } }), /a → b → a/);
});

const wrong: readonly [name: string, file: string, source: string, broken: RegExp][] = [
  ['a wrong arrow', 'src/contexts/people/a.ts', "import '../origin/index.ts';", /people may use only/],
  ['a way round the door', 'src/routes/a.ts', "import '../contexts/origin/lots.ts';", /by its index.ts only/],
  [
    'the same between contexts',
    'src/contexts/selling/a.ts',
    "import '../origin/lots.ts';",
    /by its index.ts only/,
  ],
  ['a kernel that reads files', 'src/contexts/origin/kernel/a.ts', "import 'node:fs';", /a kernel reaches/],
  [
    'a kernel that asks its store',
    'src/contexts/origin/kernel/a.ts',
    "import '../lots.ts';",
    /a kernel reaches/,
  ],
  [
    'a button that knows lots',
    'src/ui/a.ts',
    "import '../contexts/origin/index.ts';",
    /ui knows shared only/,
  ],
  [
    'shared that knows a context',
    'src/shared/a.ts',
    "import '../contexts/origin/index.ts';",
    /knows nothing above/,
  ],
];

for (const [name, file, source, broken] of wrong) {
  test(`${name} is found`, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'boundaries-'));
    const files = {
      [file]: source,
      'src/contexts/origin/index.ts': '',
      'src/contexts/origin/lots.ts': '',
      'test/empty.ts': '',
      'package.json': '{ "type": "module" }',
    };
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    const found = await wrongImports(folder);
    await rm(folder, { recursive: true });
    assert.ok(
      found.some((sentence) => broken.test(sentence)),
      found.join('\n') || 'nothing was found',
    );
  });
}
