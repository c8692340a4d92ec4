export interface SourceLot {
  readonly id: string;
  readonly code: string;
  readonly producerId: string;
  readonly certificateId: string | undefined;
}

/**
 * The certificates that a buyer's certificate rests on, walking up from the mixed lot: the one of each lot that was bought, and of the buyer's own
 * lots either theirs or, where they have none, those of what went into them. Names the first bought lot that has none.
 */
export function sourceCertificates(
  lot: SourceLot,
  lots: ReadonlyMap<string, SourceLot>,
  flows: readonly { readonly fromLotId: string; readonly intoLotId: string | undefined }[],
): { readonly ids: readonly string[] } | { readonly missing: string } {
  const ids = new Set<string>();
  const seen = new Set<string>();
  const open = [lot.id];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const { fromLotId, intoLotId } of flows) {
      const source = lots.get(fromLotId);
      if (intoLotId !== id || !source || seen.has(fromLotId)) continue;
      seen.add(fromLotId);
      if (source.certificateId !== undefined) ids.add(source.certificateId);
      else if (source.producerId === lot.producerId) open.push(fromLotId);
      else return { missing: source.code };
    }
  }
  return { ids: [...ids] };
}
