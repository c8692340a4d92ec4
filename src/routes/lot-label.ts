/** What a lot's label says, from its canonical GS1 Digital Link; undefined for parcels and other things. */
export function lotLabel(thing: string): { readonly gtin: string; readonly lot: string } | undefined {
  const [, gtin, lot] = /^https:\/\/id\.gs1\.org\/01\/(\d{14})\/10\/([^/]+)$/.exec(thing) ?? [];
  if (gtin === undefined || lot === undefined) return undefined;
  try {
    return { gtin, lot: decodeURIComponent(lot) };
  } catch {
    return undefined;
  }
}
