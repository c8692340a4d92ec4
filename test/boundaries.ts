import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cruise, type IForbiddenRuleType } from 'dependency-cruiser';
import { graph } from '../src/contexts/graph.ts';
import { root } from '../src/shared/root.ts';

const PURE_SHARED = [
  'call',
  'code-page',
  'instant',
  'money',
  'outcome',
  'quantity',
  'solver/linear-model',
  'tongue',
];
const TEST = '\\.test\\.ts$';

/** One rule for each context: it may reach itself and what graph.ts lets it use. */
const arrows: IForbiddenRuleType[] = Object.entries(graph).map(([context, { uses }]) => ({
  name: `${context}-arrows`,
  comment: `${context} may use only: ${uses.join(', ') || 'no other context'} (src/contexts/graph.ts)`,
  severity: 'error',
  from: { path: `^src/contexts/${context}/` },
  to: { path: '^src/contexts/[^/]+/', pathNot: `^src/contexts/(${[context, ...uses].join('|')})/` },
}));

const rules: IForbiddenRuleType[] = [
  ...arrows,
  {
    name: 'one-door',
    comment: 'a context is reached from outside by its index.ts only',
    severity: 'error',
    // Samples of a kernel's values for its own tests live in test/help.
    from: {
      path: '^(src|test)/',
      pathNot: '^(src/contexts/[^/]+|src/(witness|auditor|verifier)|test/help)/',
    },
    to: { path: '^src/contexts/[^/]+/', pathNot: '^src/contexts/[^/]+/index\\.ts$' },
  },
  {
    name: 'one-door-between-contexts',
    comment: 'a context reaches another by its index.ts only',
    severity: 'error',
    from: { path: '^src/contexts/([^/]+)/' },
    to: { path: '^src/contexts/[^/]+/', pathNot: '^src/contexts/($1/|[^/]+/index\\.ts$)' },
  },
  {
    name: 'pure-kernel',
    comment: 'a kernel reaches its own kernel, its refusals and what is pure in shared',
    // Hashing, signatures, canonical JSON, parsing XML and reading Chinese aloud are pure too.
    severity: 'error',
    from: { path: '^src/contexts/([^/]+)/kernel/', pathNot: TEST },
    to: {
      pathNot: `^(src/contexts/$1/(kernel/|refusals\\.ts$|rights\\.ts$)|src/shared/(${PURE_SHARED.join('|')})\\.ts$|(node:)?crypto$|node_modules/(pinyin-pro|saxes)/)`,
    },
  },
  {
    name: 'witness-alone',
    comment:
      'a witness runs at somebody else: of the platform it knows how a log is checked and signed, and no database',
    severity: 'error',
    from: { path: '^src/(witness|auditor)/', pathNot: TEST },
    to: {
      path: '^src/',
      pathNot:
        '^src/(witness/|auditor/|shared/(stopped|allowance)\\.ts$|contexts/tracing/(kernel/|(native|signing-key|ml-dsa-44)\\.ts$))',
    },
  },
  {
    name: 'verifier-page-alone',
    comment: 'the page that checks bundles is one file: it holds the kernel, words and itself',
    severity: 'error',
    from: { path: '^src/verifier/page/' },
    to: { pathNot: '^src/(verifier/page/|contexts/tracing/kernel/|shared/(role-words|call)\\.ts$)' },
  },
  {
    name: 'thin-routes',
    comment: 'a route asks doors, shared and ui: it holds no SQL and starts nothing',
    severity: 'error',
    from: { path: '^src/routes/', pathNot: TEST },
    to: { path: '^(src/(database|commands)/|node_modules/(pg|kysely|graphile-worker)/)' },
  },
  {
    name: 'ui-without-business',
    comment: 'ui knows shared only',
    severity: 'error',
    from: { path: '^src/ui/', pathNot: TEST },
    to: { path: '^src/', pathNot: '^src/(ui|shared)/' },
  },
  {
    name: 'shared-below-all',
    comment: 'shared knows nothing above it, except the order of the contexts',
    severity: 'error',
    from: { path: '^src/shared/', pathNot: TEST },
    to: { path: '^src/', pathNot: '^src/(shared/|contexts/graph\\.ts$)' },
  },
  {
    name: 'runs-without-dev-dependencies',
    comment: 'what runs in production may not need a devDependency',
    severity: 'error',
    from: {
      path: '^src/',
      pathNot: `${TEST}|^src/commands/(check|bench|demo/extract-)|^src/database/schema-types\\.ts$`,
    },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'no-circles',
    comment: 'modules that need each other cannot be read, tested or loaded apart',
    severity: 'error',
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
];

/** Every import that goes a way it may not, as one sentence each. `folder` holds `src` and `test`. */
export async function wrongImports(folder = root): Promise<string[]> {
  const { output } = await cruise(['src', 'test'], {
    baseDir: folder,
    validate: true,
    ruleSet: { forbidden: rules },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.svelte-kit|/\\$types$' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  });
  if (typeof output === 'string') throw new Error(output);
  const comments = new Map(rules.map((rule) => [rule.name, rule.comment]));
  return (
    output.summary.violations
      // A component that draws a tree holds itself.
      .filter(({ from, to }) => from !== to)
      .map(
        ({ from, to, rule, cycle }) =>
          `${from} → ${cycle?.map((step) => step.name).join(' → ') ?? to}: ${comments.get(rule.name)}`,
      )
  );
}

const IMPURE =
  /\b(Date\.now|new Date\(\)|Math\.random|random(Bytes|Int|UUID)|async|await|Promise|process\.|fetch\()/;

/** Kernel lines that know the clock, chance or the outside: `file:line`. Comments may speak of them. */
export async function impureKernels(folder = join(root, 'src', 'contexts')): Promise<string[]> {
  const files = (await readdir(folder, { recursive: true })).filter((file) =>
    /\/kernel\/.*(?<!\.test)\.ts$/.test(file),
  );
  const found = await Promise.all(
    files.map(async (file) => {
      const lines = (await readFile(join(folder, file), 'utf8')).split('\n');
      return lines.flatMap((line, index) => {
        const code = line.replace(/^\s*(\*|\/\*|\/\/).*$|\s\/\/ .*$/, '').replace(/'[^']*'|`[^`]*`/g, "''");
        return IMPURE.test(code) ? [`${file}:${index + 1} ${line.trim()}`] : [];
      });
    }),
  );
  return found.flat();
}
