/**
 * Links that open navigation. Our positions are WGS 84: Amap is told so (`coordinate=wgs84`, Amap URI API) and shifts them
 * to GCJ-02 itself; `geo:` (RFC 5870) is WGS 84 by definition; Apple's maps shift by themselves (Map Links: `daddr`).
 */
export function wayTo({
  lat,
  lng,
  nameZh,
}: {
  readonly lat: number;
  readonly lng: number;
  readonly nameZh: string;
}): {
  amap: string;
  geo: string;
  apple: string;
} {
  const name = encodeURIComponent(nameZh);
  return {
    amap: `https://uri.amap.com/navigation?to=${lng},${lat},${name}&mode=car&coordinate=wgs84&callnative=1`,
    geo: `geo:${lat},${lng}?q=${lat},${lng}(${name})`,
    apple: `https://maps.apple.com/?daddr=${lat},${lng}&dirflg=d`,
  };
}
