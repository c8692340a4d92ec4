import type { Bundle } from '../../src/contexts/tracing/kernel/bundle.ts';
import { type DenseBundle, expanded } from '../../src/contexts/tracing/kernel/dense-bundle.ts';

/** A bundle's file, written out in full. */
export function readBundle(text: string): Bundle {
  const file = JSON.parse(text) as Bundle | DenseBundle;
  return file.type === 'maidehao/bundle/2' ? expanded(file) : file;
}
