import { readFile, stat, writeFile } from 'node:fs/promises';
import { checkProof } from '../auditor/check-proof.ts';
import type { LogFault } from '../auditor/faults.ts';
import type { Trust } from '../auditor/judge-checkpoint.ts';
import { proveEntry } from '../auditor/prove-entry.ts';
import { trustFrom } from '../auditor/trust.ts';
import { type LogReport, verifyLog } from '../auditor/verify-log.ts';
import { verifyMap } from '../auditor/verify-map.ts';
import { Stopped } from '../shared/stopped.ts';
import { command as define, Failed, WrongUse } from './line/command.ts';

export const command = define({
  usage: 'tlog verify DIR | map DIR | prove DIR INDEX FILE | check PROOF ENTRY',
  zh: '校验一份 C2SP tlog-tiles 日志目录（签名、每一条、每一块瓦片、根），由全部条目重算线图（map），取出一条的证明，或离线核对一份证明。不需要平台。',
  en: 'Verify a C2SP tlog-tiles directory (signatures, every entry, every tile, the root), make its map of lines again from all entries (map), take the proof of one entry out of it, or check a proof offline. Needs no platform.',
  words: [2, 4],
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
  async run({ words: [verb = '', ...words], values }) {
    const verbs: Readonly<
      Record<string, { words: number; run: (words: readonly string[]) => Promise<object> }>
    > = {
      verify: { words: 1, run: async ([folder = '']) => verify(folder, await trusted(values)) },
      map: { words: 1, run: async ([folder = '']) => map(folder, await trusted(values)) },
      prove: { words: 3, run: ([folder = '', index = '', file = '']) => prove(folder, index, file) },
      check: {
        words: 2,
        run: async ([proof = '', entry = '']) => check(proof, entry, await trusted(values)),
      },
    };
    const all = Object.keys(verbs).join(' · ');
    const chosen = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
    if (!chosen) throw new WrongUse(`没有 ${verb} 这一项，只有 ${all}。 There is no ${verb}, only ${all}.`);
    if (chosen.words !== words.length)
      throw new WrongUse(
        `${verb} 后面要 ${chosen.words} 个词。 ${verb} takes ${chosen.words} words after it.`,
      );
    return chosen.run(words);
  },
});

async function verify(folder: string, trust: Trust): Promise<object> {
  const report = await timed(folder, () => verifyLog(folder, trust));
  sound(folder, report);
  return report;
}

async function map(folder: string, trust: Trust): Promise<object> {
  const report = await timed(folder, () => verifyMap(folder, trust));
  sound(folder, report);
  const { lines = 0, maps = 0, root = '' } = report.map ?? {};
  console.log(
    `  线图由全部条目算出，处处一致：${maps} 份，最新一份 ${lines} 条线，根 ${root}\n` +
      `  The map is what all entries give, all ${maps} times; the newest has ${lines} lines, root ${root}`,
  );
  return report;
}

async function timed<Report>(
  folder: string,
  run: () => Promise<Report>,
): Promise<Report & { seconds: number }> {
  const is = await stat(folder).catch(() => null);
  if (!is?.isDirectory()) throw new Stopped(`没有这个目录：${folder}`, `There is no such folder: ${folder}`);
  const began = performance.now();
  const report = await run();
  return { ...report, seconds: Math.round(performance.now() - began) / 1000 };
}

/** Tells what was found, and fails when that is anything wrong. */
function sound(folder: string, report: LogReport & { readonly seconds: number }): void {
  for (const fault of report.faults) tell(fault);
  if (report.count > 0) {
    const more = report.count - report.faults.length;
    console.log(
      `${folder}：${report.count} 处不对${more ? `，${more} 处没有列出` : ''}。 ` +
        `${report.count} faults${more ? `, ${more} not listed` : ''}.`,
    );
    throw new Failed(`${report.count} faults`, report);
  }
  const { origin, size, signedBy, seconds } = report;
  console.log(
    `✓ ${origin}：${size} 条，签名 ${signedBy.join('、')}，用时 ${seconds} 秒\n` +
      `  ${origin}: ${size} entries, signed by ${signedBy.join(', ')}, in ${seconds} s`,
  );
}

async function prove(folder: string, index: string, file: string): Promise<object> {
  if (!/^(0|[1-9][0-9]{0,14})$/.test(index)) throw new WrongUse(`${index} 不是序号。 ${index} is no index.`);
  const made = await proveEntry(folder, Number(index));
  if ('code' in made) throw failed(made);
  await writeFile(`${file}.entry`, made.entry);
  await writeFile(file, made.proof);
  const bytes = Buffer.byteLength(made.proof);
  console.log(
    `第 ${index} 条的证明（${bytes} 字节）在 ${file}，内容在 ${file}.entry\n` +
      `The proof of entry ${index} (${bytes} bytes) is in ${file}, the entry in ${file}.entry`,
  );
  return { file, index: Number(index), bytes };
}

async function check(proof: string, entry: string, trust: Trust): Promise<object> {
  const checked = checkProof(await bytesOf(proof), await bytesOf(entry), trust);
  if ('code' in checked) throw failed(checked);
  const { index, checkpoint } = checked;
  const { origin, size, signedBy } = checkpoint;
  console.log(
    `✓ 是 ${origin} 的第 ${index} 条（共 ${size} 条），签名 ${signedBy.join('、')}\n` +
      `  It is entry ${index} of ${size} of ${origin}, signed by ${signedBy.join(', ')}`,
  );
  return { origin, index, size, signedBy };
}

function failed(fault: LogFault): Failed {
  tell(fault);
  return new Failed(fault.en, { faults: [fault] });
}

function tell({ zh, en }: LogFault): void {
  console.log(`✗ ${zh}\n  ${en}`);
}

async function trusted({ key = [], witness = [], quorum, policy }: Trusting): Promise<Trust> {
  const trust = trustFrom(
    policy === undefined ? { key, witness, quorum } : { policy: String(await bytesOf(policy)) },
  );
  if ('wrong' in trust) throw new WrongUse(trust.wrong);
  return trust;
}

interface Trusting {
  readonly key?: readonly string[];
  readonly witness?: readonly string[];
  readonly quorum?: string;
  readonly policy?: string;
}

function bytesOf(file: string): Promise<Buffer> {
  return readFile(file).catch((error) => {
    throw new Stopped(`读不了这个文件：${file}`, `This file cannot be opened: ${file}`, error);
  });
}
