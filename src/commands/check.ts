import { relative, resolve } from 'node:path';
import { root } from '../shared/root.ts';
import { rewriteSchema } from './check/schema.ts';
import { staticChecks } from './check/static.ts';
import { runTests } from './check/tests.ts';
import { command as define, Failed } from './line/command.ts';

export const command = define({
  usage: 'check [FILE…]',
  zh: '全部检查：类型、格式、网页构建，以及在真实 PostgreSQL 和真实浏览器上的测试。写出测试文件，就只运行这些。',
  en: 'Check everything: types, format, the pages’ build, and the tests on a real PostgreSQL and in a real browser. Given test files, run just those.',
  options: {
    schema: {
      type: 'boolean',
      zh: '按迁移后的数据库重写 src/shared/schema.ts，不做检查',
      en: 'Rewrite src/shared/schema.ts from the migrated database, and check nothing',
    },
  },
  words: [0, Number.POSITIVE_INFINITY],
  async run({ words, values }) {
    if (values.schema) return { changed: await rewriteSchema() };
    if (words.length === 0) await staticChecks();
    const { passed } = await runTests(words.map((file) => relative(root, resolve(file))));
    if (!passed) throw new Failed();
    return {};
  },
});
