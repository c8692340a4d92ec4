/** What is wrong with an element string or a Digital Link, where, and at which AI. */
export interface SyntaxFault {
  readonly fault: SyntaxFaultName;
  /** Counted from 0 in the text that was read. */
  readonly at: number;
  readonly ai?: string;
  /** What the GS1 Barcode Syntax Resource calls it, when one of its linters found it. */
  readonly lint?: string;
}

export type SyntaxFaultName =
  | 'scheme'
  | 'host'
  | 'character'
  | 'no-key'
  | 'empty'
  | 'unknown-ai'
  | 'too-short'
  | 'too-long'
  | 'value'
  | 'order'
  | 'not-attribute'
  | 'in-path'
  | 'twice'
  | 'brackets'
  | 'compressed';

export type Read<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly fault: SyntaxFault };

export function read<Value>(value: Value): Read<Value> {
  return { ok: true, value };
}

export function unread(fault: SyntaxFaultName, at: number, ai?: string, lint?: string): Read<never> {
  return {
    ok: false,
    fault: { fault, at, ...(ai === undefined ? {} : { ai }), ...(lint === undefined ? {} : { lint }) },
  };
}
