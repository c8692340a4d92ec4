import { createReadStream } from 'node:fs';
import {
  checkEpcis,
  type Fault,
  faultSentence,
  type HashProfileName,
  hashEpcis,
  hashProfiles,
} from '#tracing';
import { captureHere } from './epcis/capture-here.ts';
import { type Capture, toldError } from './epcis/capture-result.ts';
import { captureThere } from './epcis/capture-there.ts';
import { command as define, Failed, WrongUse } from './line/command.ts';

const actions = { validate, hash } as const;
const BEHAVIOURS = ['rollback', 'proceed'] as const;

// What `--json` says of one file: of a very wrong one the first faults, all are on their lines.
const MOST_IN_JSON = 100;

interface Told {
  readonly file: string;
  readonly ok: boolean;
}

export const command = define({
  usage: 'epcis validate|hash|capture FILE…',
  zh: '检查、计算或接收任何 EPCIS 文件（2.0 的 JSON-LD，1.2 和 2.0 的 XML）：每行一个结果，大文件逐个事件读。接收写入本机的县，或用 --to 发给任何 EPCIS 2.0 服务。',
  en: 'Check, hash or capture anyone’s EPCIS files (JSON-LD of 2.0, XML of 1.2 and 2.0): one result a line, large files event by event. Captured into the local county, or with --to by any EPCIS 2.0 server.',
  words: [2, Number.POSITIVE_INFINITY],
  options: {
    profile: {
      type: 'string',
      zh: `哈希按哪个口径：${Object.keys(hashProfiles).join('、')}（默认 CBV2.0）`,
      en: `Which profile to hash by: ${Object.keys(hashProfiles).join(', ')} (CBV2.0 unless told)`,
    },
    to: {
      type: 'string',
      zh: '接收：发到这个地址下的 /capture，如 https://shop.example.cn/epcis；令牌放在环境变量 EPCIS_TOKEN 或 --token',
      en: 'capture: send to /capture below this address, such as https://shop.example.cn/epcis; its token in EPCIS_TOKEN or --token',
    },
    token: {
      type: 'string',
      zh: '接收：登录后得到的令牌（POST /api/sign-in）',
      en: 'capture: the token one signs in for (POST /api/sign-in)',
    },
    'on-error': {
      type: 'string',
      zh: '接收：rollback 有错就都不收（默认），proceed 收没有错的',
      en: 'capture: rollback takes all or none of a file (unless told), proceed each event that can be taken',
    },
    prehash: {
      type: 'boolean',
      zh: '哈希后面再写出被哈希的文字',
      en: 'Write the text that was hashed behind each hash',
    },
  },
  async run({ words: [action = '', ...files], values }) {
    if (action === 'capture') return captureAll(files, values);
    if (!Object.hasOwn(actions, action)) {
      throw new WrongUse(`${action} is none of ${Object.keys(actions).join(', ')}, capture`);
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

interface CaptureOptions {
  readonly to?: string | undefined;
  readonly token?: string | undefined;
  readonly 'on-error'?: string | undefined;
}

async function captureAll(files: readonly string[], { to, token, 'on-error': asked }: CaptureOptions) {
  const onError = BEHAVIOURS.find((each) => each === (asked ?? 'rollback'));
  if (!onError) throw new WrongUse(`${asked} is none of ${BEHAVIOURS.join(', ')}`);
  const capture =
    to === undefined
      ? await captureHere(onError)
      : captureThere(to, { token: token ?? process.env.EPCIS_TOKEN, onError });
  const told: Told[] = [];
  for (const file of files) told.push(await readable(file, () => captureOne(capture, file)));
  if (told.some(({ ok }) => !ok)) throw new Failed('files with faults', { files: told });
  return { files: told };
}

async function captureOne(capture: Capture, file: string): Promise<Told> {
  const result = await capture(file);
  if (result === 'too-large') {
    console.log(`${file}\ttoo-large\t文件太大，请分成几份\tThis file is too large: split it`);
    return { file, ok: false };
  }
  const errors = result.errors.map(toldError);
  for (const { pointer, code, sentences } of errors) {
    console.log([file, pointer || '/', code, ...sentences].join('\t'));
  }
  const { captured, events } = result;
  const count = captured && events !== undefined ? `\t${events} 个事件 events` : '';
  console.log(`${file}\t${captured ? 'captured' : 'refused'}${count}`);
  return { file, ok: errors.length === 0, ...{ captured, events, errors: errors.slice(0, MOST_IN_JSON) } };
}

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
