import '../contexts/tracing/native.ts';
import { meetsQuorum, parsePolicy } from '../contexts/tracing/kernel/policy.ts';
import {
  COSIGNATURE,
  ED25519,
  ML_DSA_44,
  parseVkey,
  type Vkey,
} from '../contexts/tracing/kernel/tlog/vkey.ts';
import { serverAlgorithms } from '../contexts/tracing/ml-dsa-44.ts';
import type { Trust } from './judge-checkpoint.ts';

type Given =
  | { readonly policy: string }
  | {
      readonly key: readonly string[];
      readonly witness: readonly string[];
      readonly quorum: string | undefined;
    };

/** Whom to trust, from the words of a command; or what is wrong with them. */
export function trustFrom(given: Given): Trust | { readonly wrong: string } {
  if ('policy' in given) {
    const read = parsePolicy(given.policy, serverAlgorithms);
    if (!read.ok)
      return { wrong: `读不懂信任策略：${read.fault}。 The policy cannot be read: ${read.fault}.` };
    const { logs, witnesses, quorum } = read.value;
    const enough = (cosigned: ReadonlySet<number>) => meetsQuorum(quorum, cosigned);
    return { logs, witnesses: witnesses.map(({ key }) => key), enough };
  }
  const logs = given.key.map((text) => usable(text, [ED25519]));
  const witnesses = given.witness.map((text) => usable(text, [COSIGNATURE, ML_DSA_44]));
  if (logs.length === 0) return { wrong: '要给出 --key 或 --policy。 --key or --policy is needed.' };
  const bad = [...given.key, ...given.witness][[...logs, ...witnesses].indexOf(null)];
  if (bad !== undefined)
    return { wrong: `${bad} 不是这里能用的公钥（vkey）。 ${bad} is no vkey that can be used here.` };
  // A witness with a key of each type is one witness.
  const named = (places: Iterable<number>) =>
    new Set(Array.from(places, (place) => witnesses[place]?.name)).size;
  const all = named(witnesses.keys());
  const quorum = given.quorum ?? String(all);
  if (!/^[0-9]{1,3}$/.test(quorum) || Number(quorum) > all) {
    return {
      wrong: `见证人只有 ${all} 个，--quorum 不能是 ${quorum}。 There are ${all} witnesses: --quorum cannot be ${quorum}.`,
    };
  }
  return {
    logs: logs.filter((key) => key !== null),
    witnesses: witnesses.filter((key) => key !== null),
    enough: (cosigned) => named(cosigned) >= Number(quorum),
  };
}

function usable(text: string, types: readonly number[]): Vkey | null {
  const key = parseVkey(text);
  if (!key || !types.includes(key.algorithm)) return null;
  return serverAlgorithms[key.algorithm]?.isKey(key.key) ? key : null;
}
