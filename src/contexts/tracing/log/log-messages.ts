import type { LogSetting } from './keep-log.ts';

/** What a log's thread is started with. */
export interface ThreadSetting extends Pick<LogSetting, 'url' | 'county' | 'folder' | 'bucket'> {
  /** The configured secret, under which the log's key is kept. */
  readonly secret: string;
  /** Witnesses and their quorum (C2SP tlog-policy); empty while there are none. */
  readonly policy: string;
}

/** Asks for the newest entries of lines in the map that ends the log of `size`. */
export interface ProveRequest {
  readonly id: number;
  readonly lines: readonly string[];
  readonly size: number;
}

export interface ProvedHead {
  /** Of the newest entry; null when the line has none. */
  readonly seq: number | null;
  readonly leaf: Uint8Array | null;
  /** `lineProofBytes`. */
  readonly proof: Uint8Array;
}

export type ThreadMessage =
  | { readonly kind: 'alarm'; readonly text: string }
  /** The log was opened, and can be proven from. */
  | { readonly kind: 'opened'; readonly vkey: string }
  /** `heads` is null when that map is not kept, or not reached. */
  | { readonly kind: 'proved'; readonly id: number; readonly heads: readonly ProvedHead[] | null };
