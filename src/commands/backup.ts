import { join, resolve } from 'node:path';
import { writeBackup } from '../backup/write-backup.ts';
import { openDatabase } from '../database/open.ts';
import { readConfig } from '../shared/config.ts';
import { command as define } from './line/command.ts';
import { rowTotal } from './line/row-total.ts';

export const command = define({
  usage: 'backup FILE',
  zh: '把整个县的数据（所有表和照片，同一时刻）备份成一个文件。可以在运行中做。',
  en: 'Back up the whole county, every table and photo as of one moment, into one file. It may run meanwhile.',
  words: [1, 1],
  async run({ words: [file = ''] }) {
    const config = readConfig();
    const { pool } = await openDatabase(config);
    const target = resolve(file);
    const tables = await writeBackup(pool, join(config.home, 'files'), target);
    const { rows, count } = rowTotal(tables);
    console.log(
      `已备份 ${count} 张表 ${rows} 行到 ${target}\n${rows} rows of ${count} tables backed up to ${target}`,
    );
    return { file: target, rows, tables };
  },
});
