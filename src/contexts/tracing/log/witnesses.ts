import { Stopped } from '#shared/stopped.ts';
import { meetsQuorum, parsePolicy } from '../kernel/policy.ts';
import type { Vkey } from '../kernel/tlog/vkey.ts';
import { serverAlgorithms } from '../ml-dsa-44.ts';

/** Who is asked to cosign a log's checkpoints. */
export interface Witness {
  readonly name: string;
  readonly key: Vkey;
  /** Where its `add-checkpoint` is (C2SP tlog-witness). */
  readonly url: string;
}

export interface Witnesses {
  readonly all: readonly Witness[];
  /** Whether these, by their place in `all`, are enough. */
  enough(cosigned: ReadonlySet<number>): boolean;
}

/** The witnesses of a policy (C2SP tlog-policy), each with its address; none of an empty one. */
export function witnessesIn(policy: string): Witnesses {
  if (policy === '') return { all: [], enough: () => false };
  const read = parsePolicy(policy, serverAlgorithms);
  if (!read.ok) {
    throw new Stopped(
      `见证方名单（WITNESSES）读不懂：${read.fault}。`,
      `The policy that WITNESSES names cannot be read: ${read.fault}.`,
    );
  }
  const { witnesses, quorum } = read.value;
  const all = witnesses.map(({ name, key, url }) => {
    if (url) return { name, key, url };
    throw new Stopped(
      `见证方名单（WITNESSES）里，${name} 没有地址。`,
      `The policy that WITNESSES names has no address of ${name}.`,
    );
  });
  return { all, enough: (cosigned) => meetsQuorum(quorum, cosigned) };
}
