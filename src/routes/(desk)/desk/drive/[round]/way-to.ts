import type { Node } from '#delivery';

/**
 * Links that open navigation. Our positions are WGS 84: Amap is told so (`coordinate=wgs84`, Amap URI API) and shifts them
 * to GCJ-02 itself; `geo:` (RFC 5870) is WGS 84 by definition.
 */
export function wayTo({ lat, lng, nameZh }: Pick<Node, 'lat' | 'lng' | 'nameZh'>): {
  amap: string;
  geo: string;
} {
  const name = encodeURIComponent(nameZh);
  return {
    amap: `https://uri.amap.com/navigation?to=${lng},${lat},${name}&mode=car&coordinate=wgs84&callnative=1`,
    geo: `geo:${lat},${lng}?q=${lat},${lng}(${name})`,
  };
}
