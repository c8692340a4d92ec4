import { createReadStream } from 'node:fs';
import {
  checkEpcis,
  type Fault,
  faultSentence,
  type HashProfileName,
  hashEpcis,
  hashProfiles,
} from '#tracing';
import { command as define, Failed, WrongUse } from './line/command.ts';

const actions = { validate, hash } as const;

// What `--json` says of one file: of a very wrong one the first faults, all are on their lines.
const MOST_IN_JSON = 100;

interface Told {
  readonly file: string;
  readonly ok: boolean;
}

export const command = define({
  usage: 'epcis validate|hash FILE…',
  zh: '检查或计算任何 EPCIS 文件（2.0 的 JSON-LD，1.2 和 2.0 的 XML）：每行一个结果，大文件逐个事件读。',
  en: 'Check or hash anyone’s EPCIS files (JSON-LD of 2.0, XML of 1.2 and 2.0): one result a line, large files event by event.',
  words: [2, Number.POSITIVE_INFINITY],
  options: {
    profile: {
      type: 'string',
      zh: `哈希按哪个口径：${Object.keys(hashProfiles).join('、')}（默认 CBV2.0）`,
      en: `Which profile to hash by: ${Object.keys(hashProfiles).join(', ')} (CBV2.0 unless told)`,
    },
    prehash: {
      type: 'boolean',
      zh: '哈希后面再写出被哈希的文字',
      en: 'Write the text that was hashed behind each hash',
    },
  },
  async run({ words: [action = '', ...files], values }) {
    if (!Object.hasOwn(actions, action)) {
      throw new WrongUse(`${action} is none of ${Object.keys(actions).join(', ')}`);
    }
    const profile = values.profile ?? 'CBV2.0';
    if (!isProfile(profile))
      throw new WrongUse(`${profile} is none of ${Object.keys(hashProfiles).join(', ')}`);
    const told: Told[] = [];
    for (const file of files) {
      told.push(
        await readable(file, () =>
          actions[action as keyof typeof actions](file, profile, values.prehash ?? false),
        ),
      );
    }
    if (told.some(({ ok }) => !ok)) throw new Failed('files with faults', { files: told });
    return { files: told };
  },
});

/** A file that cannot be opened is a result of its own, so that the others are still told of. */
async function readable(file: string, read: () => Promise<Told>): Promise<Told> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    console.log(`${file}\tunreadable\t读不了这个文件\tThis file cannot be opened: ${error.message}`);
    return { file, ok: false };
  }
}

async function validate(file: string): Promise<Told> {
  const first: object[] = [];
  const { events, faults } = await checkEpcis(createReadStream(file), (fault) => {
    console.log(faultLine(file, fault));
    if (first.length < MOST_IN_JSON) {
      first.push({ ...fault, zh: faultSentence(fault, 'zh'), en: faultSentence(fault, 'en') });
    }
  });
  if (faults === 0) console.log(`${file}\tok\t${events} 个事件 events`);
  return { file, ok: faults === 0, ...{ events, faults, first } };
}

async function hash(file: string, profile: HashProfileName, prehash: boolean): Promise<Told> {
  const hashes: string[] = [];
  const faults = await hashEpcis(
    () => createReadStream(file),
    profile,
    (each) => {
      hashes.push(each.hash);
      console.log([file, each.pointer, each.hash, ...(prehash ? [each.prehash] : [])].join('\t'));
    },
  );
  for (const fault of faults) console.log(faultLine(file, fault));
  return { file, ok: faults.length === 0, ...{ profile, hashes, faults } };
}

function faultLine(file: string, fault: Fault): string {
  return [
    file,
    fault.pointer || '/',
    fault.code,
    faultSentence(fault, 'zh'),
    faultSentence(fault, 'en'),
  ].join('\t');
}

function isProfile(name: string): name is HashProfileName {
  return Object.hasOwn(hashProfiles, name);
}
