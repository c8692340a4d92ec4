import { readFile, writeFile } from 'node:fs/promises';
import { importRows, isKindName, keep, kindNames, kinds, readTable, sheetOf } from '#importing';
import { unlockKeys } from '#tracing';
import { openDatabase } from '../database/open.ts';
import { reason, refusedRows } from '../routes/refused-rows.ts';
import { sheetResponse } from '../routes/sheet.ts';
import { platform } from '../shared/call.ts';
import { readConfig } from '../shared/config.ts';
import { secretOf } from '../shared/secret.ts';
import { Stopped } from '../shared/stopped.ts';
import { transact } from '../shared/transact.ts';
import { command as define, Failed, WrongUse } from './line/command.ts';
import { stoppedBy } from './line/stopped-by.ts';

export const command = define({
  usage: `import ${kindNames.join('|')} FILE`,
  zh: '从 CSV 或 XLSX 导入农户、产品、地块、批次。不加 --commit 只预览，什么也不写。',
  en: 'Import growers, products, plots or lots from CSV or XLSX. Without --commit it only previews and writes nothing.',
  words: [2, 2],
  options: {
    commit: {
      type: 'boolean',
      zh: '写入；有一行被拒就一行也不写',
      en: 'Write; with any row refused, write none',
    },
    'skip-refused': {
      type: 'boolean',
      zh: '和 --commit 一起用：跳过被拒的行，写入其余的',
      en: 'With --commit: leave the refused rows out and write the others',
    },
    refused: {
      type: 'string',
      zh: '把被拒的行和原因存成这个 CSV 或 XLSX 文件',
      en: 'Keep the refused rows, with reasons, in this CSV or XLSX file',
    },
  },
  async run({ words: [kind = '', file = ''], values }) {
    if (!isKindName(kind)) throw new WrongUse(`${kind} is none of ${kindNames.join(', ')}`);
    const bytes = await readFile(file).catch((error) => {
      throw new Stopped(`读不了这个文件：${file}`, `This file cannot be opened: ${file}`, error);
    });
    const table = await readTable(bytes);
    if (!table.ok) throw stoppedBy(table.refusal);
    const sheet = sheetOf(kinds[kind], table.value);
    if (!sheet.ok) throw stoppedBy(sheet.refusal);
    const config = readConfig();
    const { db } = await openDatabase(config);
    unlockKeys(await secretOf(config));
    const kept = !values.commit ? keep.nothing : values['skip-refused'] ? keep.good : keep.all;
    const caller = { county: config.county, now: new Date(), actor: platform };
    const outcome = await transact(db, caller, (call) => importRows(call, kind, sheet.value, kept));
    if (!outcome.ok) throw stoppedBy(outcome.refusal);
    const { rows, counts, written, ignored } = outcome.value;
    for (const row of rows.filter(({ done }) => done === 'refused')) {
      console.log(`${row.line}\t${reason(row, 'zh')}\n\t${reason(row, 'en')}`);
    }
    if (ignored.length > 0) console.log(`没有读的列 columns not read: ${ignored.join(', ')}`);
    const { added, there, refused, differing } = counts;
    console.log(
      `${written ? '已写入' : '没有写入'}：新增 ${added} 行，已有 ${there} 行（${differing} 行和登记的不同，登记的不改），被拒 ${refused} 行\n` +
        `${written ? 'Written' : 'Nothing written'}: ${added} to add, ${there} already there ` +
        `(${differing} differ from the record, which stays), ${refused} refused`,
    );
    if (values.refused !== undefined) {
      const url = new URL(`file:?format=${values.refused.endsWith('.xlsx') ? 'xlsx' : 'csv'}`);
      const response = await sheetResponse(url, refusedRows(kind, sheet.value.headings, rows));
      await writeFile(values.refused, new Uint8Array(await response.arrayBuffer()));
    }
    const reasons = rows.flatMap((row) =>
      row.refusal
        ? [{ line: row.line, code: row.refusal.code, zh: reason(row, 'zh'), en: reason(row, 'en') }]
        : [],
    );
    if (refused > 0) throw new Failed(`${refused} refused`, { written, ...counts, rows: reasons });
    return { written, ...counts };
  },
});
