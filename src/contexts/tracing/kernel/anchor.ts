/** The head of a log: how many entries, and their RFC 6962 root in base64 (as a checkpoint has it). */
export interface Head {
  readonly origin: string;
  readonly size: number;
  readonly root: string;
}

/** A head that stands on a blockchain, in the terms of whoever looks it up there. */
export interface Anchor extends Head {
  readonly chainId: number;
  /** Addresses and hashes as the chain writes them: `0x…`. */
  readonly contract: string;
  readonly publisher: string;
  readonly tx: string;
  readonly block: number;
  /** The block's own time. */
  readonly at: Date;
}

/** An anchor as a bundle tells it; who published it is in the chain. */
export type ToldAnchor = Omit<Anchor, 'publisher'> & Partial<Pick<Anchor, 'publisher'>>;

/** What one node of the chain says when it is asked for an anchor. */
export type Answer =
  | { readonly node: string; readonly says: 'agrees' }
  | { readonly node: string; readonly says: 'denies'; readonly because: string }
  | { readonly node: string; readonly says: 'nothing'; readonly because: string };

export type Standing = 'stands' | 'half-checked' | 'not-checked' | 'denied';

/**
 * How far an anchor is confirmed by nodes of different parties: one that denies it is enough to doubt it, two that agree
 * are needed to believe it, since each of them could be the platform's own.
 */
export function standingOf(answers: readonly Answer[]): Standing {
  if (answers.some((answer) => answer.says === 'denies')) return 'denied';
  const agreeing = hostsAgreeing(answers);
  if (agreeing.size >= 2) return 'stands';
  return agreeing.size === 1 ? 'half-checked' : 'not-checked';
}

/** The hosts whose nodes agree: two addresses of one host are one party. */
export function hostsAgreeing(answers: readonly Answer[]): ReadonlySet<string> {
  const nodes = answers.filter(({ says }) => says === 'agrees').map(({ node }) => node);
  return new Set(nodes.map((node) => (URL.canParse(node) ? new URL(node).hostname : node)));
}
