import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bench } from './measuring/bench.ts';

const files = await readdir(join(import.meta.dirname, 'region'));

/** Each part is a file in `region/` that exports one as `part`, with keys of its own. */
export const bench: Bench = {
  zh: '区域分析：不平均的分解等，每一部分说明用的数据；有真实的县级数据就用真实的，没有就用造出来的一个省，并写明。',
  en: 'Analysis of regions: inequality and its parts, and what else the parts measure; on real counties where their data is there, else on a made province, stated as such.',
  async run(asked) {
    const figures: Record<string, unknown> = {};
    for (const file of files.filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts')).sort()) {
      const { part } = (await import(`./region/${file}`)) as { part: Bench };
      const measured = await part.run(asked);
      for (const [name, value] of Object.entries(measured)) console.log(`${name.padEnd(24)} ${value}`);
      Object.assign(figures, measured);
    }
    return figures;
  },
};
