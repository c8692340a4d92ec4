import { readFile } from 'node:fs/promises';
import { askNodes, parsePolicy, type Verdict, verifyBundle, withNodesAsked } from '#tracing';
import { readConfig } from '../shared/config.ts';
import { policyFile } from '../shared/running.ts';
import { command as define, Failed, WrongUse } from './line/command.ts';

const lights = {
  green: { mark: '✓', zh: '核验通过', en: 'It holds', code: 0 },
  amber: { mark: '…', zh: '还不能完全确认', en: 'Not yet certain', code: 3 },
  red: { mark: '✗', zh: '对不上，请不要相信', en: 'Do not believe it', code: 1 },
} as const;
const marks = { red: '✗', amber: '…', note: '·' } as const;

export const command = define({
  usage: 'verify BUNDLE [--policy FILE] [--about THING] [--rpc URL --rpc URL]',
  zh: '核验一份溯源凭证，与核验网页同一套检查。退出码：0 通过，3 还不能确认，1 不可信，2 用法不对。',
  en: 'Check a trace bundle, as the verifier’s page does. Exit code: 0 it holds, 3 not yet certain, 1 do not believe it, 2 called wrongly.',
  words: [1, 1],
  options: {
    policy: {
      type: 'string',
      zh: '信任名单（tlog-policy）；不写就用本机这个县的',
      en: 'Whom to trust (tlog-policy); this installation’s county unless given',
    },
    about: {
      type: 'string',
      zh: '凭证应当说的批次或包裹（GS1 Digital Link）',
      en: 'The lot or parcel the bundle must be about (GS1 Digital Link)',
    },
    rpc: {
      type: 'string',
      multiple: true,
      zh: '向链上的节点核对上链登记；要两个互不相干的',
      en: 'Look the anchor up at nodes of its chain; it takes two that do not belong together',
    },
  },
  async run({ words: [bundle = ''], values: { policy, about, rpc = [] } }) {
    const read = parsePolicy(await text(policy ?? policyFile(readConfig())));
    if (!read.ok) throw new WrongUse(`the policy cannot be read: ${read.fault}`);
    const nodes = rpc.map(nodeAddress);
    const judged = verifyBundle(await text(bundle), { policy: read.value, now: new Date(), about });
    const verdict = nodes.length > 0 ? await askedAt(nodes, judged) : judged;
    print(verdict);
    const { code } = lights[verdict.light];
    if (code !== 0) throw new Failed(verdict.headline.en, { ...verdict }, code);
    return { ...verdict };
  },
});

function nodeAddress(url: string): string {
  if (!/^https?:/.test(url) || !URL.canParse(url)) throw new WrongUse(`${url} is no address of a node`);
  return url;
}

async function askedAt(nodes: readonly string[], verdict: Verdict): Promise<Verdict> {
  const { facts } = verdict;
  const anchor = facts?.anchor && { ...facts.anchor, origin: facts.log, at: new Date(facts.anchor.at) };
  return withNodesAsked(verdict, anchor && (await askNodes(anchor, nodes)));
}

function print({ light, headline, findings, facts, unproven }: Verdict): void {
  const { mark, zh, en } = lights[light];
  console.log(`${mark} ${zh}：${headline.zh}\n  ${en}: ${headline.en}`);
  for (const { weight, zh, en } of findings) console.log(`${marks[weight]} ${zh}\n  ${en}`);
  if (facts) {
    const { about, log, size, witnessedAt, events, packed } = facts;
    console.log(`\n${about}\n${log} ${size} ${witnessedAt?.toISOString() ?? '—'}`);
    for (const { at, body, claim } of events) {
      console.log(
        `  ${at?.toISOString() ?? claim.at} ${String(body?.bizStep ?? body?.type ?? '—')} ${claim.issuer}`,
      );
    }
    if (packed > 0) console.log(`  装箱 packed × ${packed}`);
  }
  console.log('\n这不能证明 This does not prove');
  for (const { zh, en } of unproven) console.log(`  ${zh}\n  ${en}`);
}

function text(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => {
    throw new WrongUse(`${file} cannot be opened`);
  });
}
