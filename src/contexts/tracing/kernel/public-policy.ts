/** A contract on a chain, where a log is anchored. */
export interface AnchorPlace {
  readonly chainId: number;
  readonly contract: string;
}

/**
 * The policy (C2SP tlog-policy) for whoever checks a log, out of the one by which its keeper asks the witnesses: this log's key, the same
 * witnesses and quorum without their addresses, which only who asks them needs, and where it is anchored.
 */
export function publicPolicy(
  asked: string,
  { vkey, anchor }: { readonly vkey: string; readonly anchor?: AnchorPlace | undefined },
): string {
  const lines = asked.split('\n').flatMap((line) => {
    const [keyword = '', ...words] = line.split(/[ \t]+/).filter((word) => word !== '');
    if (keyword === '' || keyword === 'log') return [];
    return keyword === 'witness' ? [[keyword, ...words.slice(0, 2)].join(' ')] : [line.trim()];
  });
  const rules = lines.length > 0 ? lines : ['quorum none'];
  const place = anchor && `#maidehao anchor ${anchor.chainId} ${anchor.contract.toLowerCase()}`;
  return [`log ${vkey}`, ...rules, ...(place && !rules.includes(place) ? [place] : []), ''].join('\n');
}
