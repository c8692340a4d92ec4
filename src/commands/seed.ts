import { unlockKeys } from '#tracing';
import { openDatabase } from '../database/open.ts';
import { readConfig } from '../shared/config.ts';
import { filesOf } from '../shared/running.ts';
import { secretOf } from '../shared/secret.ts';
import { Stopped } from '../shared/stopped.ts';
import { seedDemo } from './demo/seed-demo.ts';
import { command as define, WrongUse } from './line/command.ts';

const MOST = 500;

export const command = define({
  usage: 'seed [--scale N]',
  zh: '把演示县装进空的数据库，农户、批次和订单是平常的 N 倍。再装一次同样的倍数什么也不改；已有别的内容会被拒绝。',
  en: 'Load the demo county into an empty database, with N times as many growers, lots and orders. The same scale again changes nothing; a database that holds anything else is refused.',
  options: {
    scale: {
      type: 'string',
      zh: `多少倍：1 到 ${MOST} 的整数，默认 1`,
      en: `How many times: a whole number from 1 to ${MOST}; 1 unless told`,
    },
    anew: {
      type: 'boolean',
      zh: '丢掉现有的演示县和在里面做过的一切，重新装',
      en: 'Throw away the demo county that is there, with everything done in it, and load it anew',
    },
  },
  async run({ values }) {
    const scale = scaleIn(values.scale ?? '1');
    const config = readConfig();
    if (!config.demo) {
      throw new Stopped(
        '这里设置为正式使用（DEMO=off 或 NODE_ENV=production），不装虚构的演示数据。',
        'This is set up for real use (DEMO=off or NODE_ENV=production): no invented data is loaded.',
      );
    }
    const database = await openDatabase(config);
    unlockKeys(await secretOf(config));
    const began = performance.now();
    const loaded = await seedDemo(database, {
      ...{ county: config.county, scale, files: filesOf(config), anew: values.anew ?? false },
      progress: (zh, en) => console.log(`· ${zh} ${en}`),
    });
    const seconds = Math.round(performance.now() - began) / 1000;
    console.log(
      loaded
        ? `已装好 ${scale} 倍的演示县（${seconds} 秒）。\nThe demo county is loaded at scale ${scale} (${seconds} s).`
        : `${scale} 倍的演示县已经在这里，什么也没有改。\nThe demo county is here already at scale ${scale}; nothing was changed.`,
    );
    return { loaded, scale, seconds };
  },
});

function scaleIn(text: string): number {
  const scale = Number(text);
  if (!/^\d+$/.test(text) || scale < 1 || scale > MOST) {
    throw new WrongUse(`--scale ${text}: a whole number from 1 to ${MOST} is wanted`);
  }
  return scale;
}
