import { Stopped } from '#shared/stopped.ts';
import { lockOutWorkers } from '#shared/worker.ts';
import type { OpenDatabase } from '../../database/open.ts';
import { alone, type FirstLoad, fill, standing } from './first-load.ts';
import { loadDemoCounty } from './load.ts';

/**
 * Loads the demo county at a scale. What is there already is never touched unasked: the same scale again loads nothing; another
 * scale is refused with both ways out, unless `anew` says to throw the demo county away; a county that is no demo is refused.
 * Answers whether it loaded. Throws `Stopped`.
 */
export async function seedDemo(
  database: OpenDatabase,
  load: FirstLoad & { readonly anew: boolean },
  loadCounty = loadDemoCounty,
): Promise<boolean> {
  return alone(database.pool, async () => {
    const there = await standing(database, load.county);
    if (there.is === 'not-demo') throw notDemo();
    if (there.is === 'demo' && !load.anew) {
      if (there.scale === load.scale) return false;
      throw otherScale(there.scale, load.scale);
    }
    const letIn = await lockOutWorkers(database.pool);
    if (!letIn) throw stillRunning();
    try {
      await fill(database, load, { emptyFirst: there.is !== 'empty', loadCounty });
    } finally {
      letIn();
    }
    return true;
  });
}

function notDemo(): Stopped {
  return new Stopped(
    '这个数据库里已经有一个县，而且不是演示县。演示数据是虚构的，不能混进去。请换一个空的：设置 MAIDEHAO_HOME 或 DATABASE_URL。',
    'This database holds a county that is no demo. Demo data is invented and must not be mixed in. Choose an empty one: set MAIDEHAO_HOME or DATABASE_URL.',
  );
}

function otherScale(there: number, wanted: number): Stopped {
  return new Stopped(
    `这里已经有 ${there} 倍的演示县，还有在里面做过的事，都没有动。要 ${wanted} 倍的，请装进新的文件夹（MAIDEHAO_HOME=新文件夹），或加 --anew 丢掉现有的重装。`,
    `The demo county is here already, at scale ${there}, with all that was done in it; nothing was touched. For scale ${wanted}, load into a new folder (MAIDEHAO_HOME=new-folder), or throw this one away with --anew.`,
  );
}

function stillRunning(): Stopped {
  return new Stopped(
    '卖得好正在这个数据库上运行。请先停下它（Ctrl-C），再装演示县。',
    'Maidehao is running on this database. Stop it first (Ctrl-C), then load the demo county.',
  );
}
