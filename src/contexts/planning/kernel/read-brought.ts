/** Why a line is refused. */
export type BroughtFault = 'not-three' | 'no-node' | 'closed' | 'twice' | 'parcels' | 'kg';

/** What a carrier has for a node: parcels, and grams of them all. */
export interface BroughtStop {
  readonly nodeId: string;
  readonly parcels: number;
  readonly grams: number;
}

export interface NodeForGoods {
  readonly id: string;
  readonly code: string;
  readonly open: boolean;
}

export interface BroughtLineFault {
  /** From 1. */
  readonly line: number;
  readonly why: BroughtFault;
}

const MOST_PARCELS = 9_999;
const MOST_GRAMS = 20_000_000;

/**
 * Lines of route code, parcels and kilograms, parted by blanks, tabs or commas, as they come out of a sheet; empty lines are passed over.
 * Answers the stops, or the first line that cannot be taken.
 */
export function readBrought(
  text: string,
  nodes: readonly NodeForGoods[],
): readonly BroughtStop[] | BroughtLineFault {
  const byCode = new Map(nodes.map((node) => [node.code.toUpperCase(), node]));
  const stops: BroughtStop[] = [];
  const seen = new Set<string>();
  for (const [index, written] of text.normalize('NFKC').split(/\r?\n/).entries()) {
    if (written.trim() === '') continue;
    const line = index + 1;
    const words = written.trim().split(/\s*,\s*|\s+/);
    const [code = '', count = '', kg = ''] = words;
    if (words.length !== 3) return { line, why: 'not-three' };
    const node = byCode.get(code.toUpperCase());
    if (!node) return { line, why: 'no-node' };
    if (!node.open) return { line, why: 'closed' };
    if (seen.has(node.id)) return { line, why: 'twice' };
    const parcels = /^\d{1,4}$/.test(count) ? Number(count) : 0;
    if (parcels < 1 || parcels > MOST_PARCELS) return { line, why: 'parcels' };
    const grams = /^\d{1,5}(\.\d{1,3})?$/.test(kg) ? Math.round(Number(kg) * 1_000) : 0;
    if (grams < 1 || grams > MOST_GRAMS) return { line, why: 'kg' };
    seen.add(node.id);
    stops.push({ nodeId: node.id, parcels, grams });
  }
  return stops;
}
