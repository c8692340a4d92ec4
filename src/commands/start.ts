import { startMaidehao } from '../main.ts';
import { readConfig } from '../shared/config.ts';
import { demoSignIns } from './demo/load.ts';
import { command as define } from './line/command.ts';
import { buildIfOld } from './line/pages.ts';

export const command = define({
  usage: 'start',
  zh: '启动卖得好：数据库、网页、接口和后台任务。Ctrl-C 停止全部。设置见 docs/operating.md。',
  en: 'Start Maidehao: database, pages, API and background work. Ctrl-C stops all of it. Settings: docs/operating.md.',
  stays: true,
  async run() {
    const config = readConfig();
    const began = performance.now();
    await buildIfOld();
    const { url } = await startMaidehao(config, (zh, en) => console.log(`· ${zh} ${en}`));
    console.log(`\n卖得好 Maidehao → ${url}  (${((performance.now() - began) / 1000).toFixed(1)} s)\n`);
    if (config.demo) printSignIns();
    console.log('Ctrl-C 停止 stops');
    return { url };
  },
});

function printSignIns(): void {
  console.log(
    '登录：用下面的手机号，验证码会显示在这里。\nSign in with one of these phones; the code appears here.',
  );
  for (const { roleZh, roleEn, name, phone } of demoSignIns)
    console.log(`  ${phone}  ${name}  ${roleZh} ${roleEn}`);
  console.log();
}
