import type { LookedAtList } from '#region';

/** A support list as its pages show it. */
export function listShown({ regions, row, shares, lines, version, notTaken, menu, unmet }: LookedAtList) {
  const { table, made, as } = regions;
  const named = [...lines.map(({ measure: code, nameZh, nameEn }) => ({ code, nameZh, nameEn })), ...menu];
  return {
    assessment: table.id,
    fileName: table.fileName,
    unit: made.units[row] ?? '',
    name: made.names[row] ?? '',
    total: made.units.length,
    rank: made.ranks[row] ?? 0,
    low: as.ranks.low[row] ?? 0,
    high: as.ranks.high[row] ?? 0,
    assessedAt: as.at,
    version,
    shares: shares.map(({ kind, share }) => ({
      kind,
      share,
      weak: (made.weaknesses[row] ?? []).some((weakness) => weakness.kind === kind),
    })),
    lines: lines.map(({ onMenu, ...line }) => ({
      ...line,
      closes: onMenu?.closes,
      sourceZh: onMenu?.sourceZh ?? '',
      sourceEn: onMenu?.sourceEn ?? '',
      needs: (onMenu?.needs ?? []).map((code) => named.find((each) => each.code === code) ?? unnamed(code)),
      neededHere: lines
        .filter((other) => onMenu?.needs.includes(other.measure))
        .map((other) => other.measure),
    })),
    cost: lines.reduce((sum, { cost }) => sum + cost, 0),
    own: lines.reduce((sum, { own }) => sum + own, 0),
    gain: lines.reduce((sum, { gain }) => sum + (gain ?? 0), 0),
    choices: menu.map(({ code, nameZh, nameEn }) => ({
      ...{ code, nameZh, nameEn },
      suggestedFor: notTaken.find(({ measure }) => measure.code === code)?.kind,
    })),
    unmet: unmet.map(({ measure, anyOf }) => ({
      of: named.find(({ code }) => code === measure) ?? unnamed(measure),
      anyOf: anyOf.map((code) => named.find((each) => each.code === code) ?? unnamed(code)),
    })),
  };
}

function unnamed(code: string) {
  return { code, nameZh: code, nameEn: code };
}
