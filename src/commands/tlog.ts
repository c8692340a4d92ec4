import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { trustFrom } from '../auditor/trust.ts';
import { verifyLog } from '../auditor/verify-log.ts';
import { Stopped } from '../shared/stopped.ts';
import { command as define, Failed, WrongUse } from './line/command.ts';

export const command = define({
  usage: 'tlog verify DIR --key VKEY [--witness VKEY…] [--quorum N] | --policy FILE',
  zh: '校验一份 C2SP tlog-tiles 日志目录：签名、每一条、每一块瓦片、根。任何人都可以对自己的副本做。',
  en: 'Verify a C2SP tlog-tiles directory: signatures, every entry, every tile, the root. Anyone can, on a copy of their own.',
  words: [2, 2],
  options: {
    key: { type: 'string', multiple: true, zh: '日志的公钥（vkey）', en: 'The log’s vkey' },
    witness: {
      type: 'string',
      multiple: true,
      zh: '见证人的公钥（vkey），可多次',
      en: 'A witness’s vkey; may be given again',
    },
    quorum: {
      type: 'string',
      zh: '至少要几个见证人联署；不写就是全部',
      en: 'How many of the witnesses are needed; all unless said',
    },
    policy: {
      type: 'string',
      zh: '代替以上三项：信任策略文件（tlog-policy）',
      en: 'Instead of these three: a trust policy file (tlog-policy)',
    },
  },
  async run({ words: [verb, folder = ''], values: { key = [], witness = [], quorum, policy } }) {
    if (verb !== 'verify') throw new WrongUse(`${verb} is not verify`);
    const trust = trustFrom(policy === undefined ? { key, witness, quorum } : { policy: await text(policy) });
    if ('wrong' in trust) throw new WrongUse(trust.wrong);
    const is = await stat(folder).catch(() => null);
    if (!is?.isDirectory())
      throw new Stopped(`没有这个目录：${folder}`, `There is no such folder: ${folder}`);
    const began = performance.now();
    const report = await verifyLog(folder, trust);
    const seconds = Math.round(performance.now() - began) / 1000;
    for (const { zh, en } of report.faults) console.log(`✗ ${zh}\n  ${en}`);
    if (report.count > 0) {
      const more = report.count - report.faults.length;
      console.log(
        `${join(folder)}：${report.count} 处不对${more ? `，${more} 处没有列出` : ''}。 ${report.count} faults${more ? `, ${more} not listed` : ''}.`,
      );
      throw new Failed(`${report.count} faults`, { ...report, seconds });
    }
    const { origin, size, signedBy } = report;
    console.log(
      `✓ ${origin}：${size} 条，签名 ${signedBy.join('、')}，用时 ${seconds} 秒\n` +
        `  ${origin}: ${size} entries, signed by ${signedBy.join(', ')}, in ${seconds} s`,
    );
    return { ...report, seconds };
  },
});

function text(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error) => {
    throw new Stopped(`读不了这个文件：${file}`, `This file cannot be opened: ${file}`, error);
  });
}
