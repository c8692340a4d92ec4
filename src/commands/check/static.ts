import { Stopped } from '../../shared/stopped.ts';
import { buildIfOld } from '../line/pages.ts';
import { type Ran, runTool } from '../line/tool.ts';

/** What can be known without running the product. Stops at the first that fails, with all it said. */
export async function staticChecks(): Promise<void> {
  await step('格式 format', () => runTool('biome', ['check', '--error-on-warnings', '.']));
  // The pages' types are written by the build.
  await step('网页 pages', async () => {
    await buildIfOld();
    return { passed: true, output: '' };
  });
  await step('类型 types', () => runTool('tsc', ['--noEmit']));
  await step('网页类型 page types', () =>
    runTool('svelte-check', ['--tsconfig', 'tsconfig.web.json', '--output', 'human', '--fail-on-warnings']),
  );
}

async function step(name: string, run: () => Promise<Ran>): Promise<void> {
  const started = performance.now();
  const { passed, output } = await run();
  if (!passed) throw new Stopped(`${name} 没有通过：`, `${name} did not pass:\n${output.trim()}`);
  console.log(`✔ ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
}
