import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { restoreBackup } from '../backup/restore-backup.ts';
import { reachDatabase } from '../database/open.ts';
import { readConfig } from '../shared/config.ts';
import { Stopped } from '../shared/stopped.ts';
import { command as define } from './line/command.ts';
import { rowTotal } from './line/row-total.ts';

export const command = define({
  usage: 'restore FILE',
  zh: '把备份恢复到一个空的数据库。已有内容的数据库会被拒绝。',
  en: 'Restore a backup into an empty database. One that holds anything is refused.',
  words: [1, 1],
  async run({ words: [file = ''] }) {
    const source = resolve(file);
    if (!existsSync(source)) throw new Stopped(`没有这个文件：${source}`, `There is no such file: ${source}`);
    const config = readConfig();
    const { pool } = await reachDatabase(config);
    const tables = await restoreBackup(pool, join(config.home, 'files'), source);
    const { rows, count } = rowTotal(tables);
    console.log(`已恢复 ${count} 张表 ${rows} 行。\n${rows} rows of ${count} tables restored.`);
    return { file: source, rows, tables };
  },
});
