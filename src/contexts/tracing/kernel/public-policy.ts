import { checkpointAlgorithms } from './tlog/cosignature.ts';
import { parseVkey } from './tlog/vkey.ts';

/** A contract on a chain, where a log is anchored. */
export interface AnchorPlace {
  readonly chainId: number;
  readonly contract: string;
  /** Whose key anchors: an operator who began anew under another would be noticed. */
  readonly publisher?: string | undefined;
}

/**
 * The policy (C2SP tlog-policy) for whoever checks a log, out of the one by which its keeper asks the witnesses: this log's key, the same
 * witnesses and quorum without their addresses, which only who asks them needs, and where it is anchored. Keys that a page cannot check
 * (ML-DSA-44) are left out: they are asked beside the quorum, for whoever reads the log with `bin/maidehao tlog`.
 */
export function publicPolicy(
  asked: string,
  { vkey, anchor }: { readonly vkey: string; readonly anchor?: AnchorPlace | undefined },
): string {
  const wordsIn = (line: string) => line.split(/[ \t]+/).filter((word) => word !== '');
  const unchecked = new Set(
    asked.split('\n').flatMap((line) => {
      const [keyword, name = '', key = ''] = wordsIn(line);
      const algorithm = keyword === 'witness' ? parseVkey(key)?.algorithm : undefined;
      return algorithm === undefined || algorithm in checkpointAlgorithms ? [] : [name];
    }),
  );
  const lines = asked.split('\n').flatMap((line) => {
    const [keyword = '', ...words] = wordsIn(line);
    if (keyword === '' || keyword === 'log') return [];
    const named = keyword === '#maidehao' && words[0] === 'called' ? words[1] : words[0];
    if (/^(witness|#maidehao)$/.test(keyword) && unchecked.has(named ?? '')) return [];
    return keyword === 'witness' ? [[keyword, ...words.slice(0, 2)].join(' ')] : [line.trim()];
  });
  const bare = anchor && `#maidehao anchor ${anchor.chainId} ${anchor.contract.toLowerCase()}`;
  const place = bare && (anchor.publisher ? `${bare} ${anchor.publisher.toLowerCase()}` : bare);
  // A place named without its publisher would let anybody's anchors count.
  const kept = lines.filter((line) => place === bare || line.toLowerCase() !== bare);
  const rules = kept.length > 0 ? kept : ['quorum none'];
  return [`log ${vkey}`, ...rules, ...(place && !rules.includes(place) ? [place] : []), ''].join('\n');
}
