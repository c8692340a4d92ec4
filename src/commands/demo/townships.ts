/** What the land is like; decides with the distance whether a township counts as remote. */
export type Terrain = 'valley' | 'plain' | 'mountain' | 'karst';

export interface TownshipSite {
  readonly lat: number;
  readonly lng: number;
  readonly terrain: Terrain;
}

export const countyCode = '450224';
export const seatCode = '450224100';

/** 柳州, the city the county belongs to and delivers to: its government's seat. */
export const cityCode = '4502';
export const citySite = { lat: 24.326, lng: 109.428 } as const;

/**
 * Where the town halls stand, to about 3 km: estimated from the road distances and neighbours that the county's own
 * descriptions give (e.g. 大将 20 km north-east, 板榄 42 km, 大良 45 km south, 沙子 50 km south-east by road).
 * Terrain follows 《融安年鉴2019》: mountains in the north-east, karst peaks in the south-east, plains with lone
 * peaks in the south-west, the Rong River valley in the north-west.
 */
export const townshipSites: Readonly<Record<string, TownshipSite>> = {
  '450224100': { lat: 25.2245, lng: 109.3975, terrain: 'valley' }, // 长安镇
  '450224101': { lat: 25.125, lng: 109.41, terrain: 'valley' }, // 浮石镇
  '450224102': { lat: 25.05, lng: 109.565, terrain: 'karst' }, // 泗顶镇
  '450224103': { lat: 25.43, lng: 109.59, terrain: 'mountain' }, // 板榄镇
  '450224104': { lat: 25.325, lng: 109.47, terrain: 'mountain' }, // 大将镇
  '450224105': { lat: 24.905, lng: 109.36, terrain: 'plain' }, // 大良镇
  '450224200': { lat: 25.345, lng: 109.63, terrain: 'mountain' }, // 雅瑶乡
  '450224201': { lat: 25.21, lng: 109.505, terrain: 'mountain' }, // 大坡乡
  '450224202': { lat: 25.0, lng: 109.46, terrain: 'plain' }, // 东起乡
  '450224203': { lat: 24.94, lng: 109.485, terrain: 'karst' }, // 沙子乡
  '450224204': { lat: 24.955, lng: 109.57, terrain: 'karst' }, // 桥板乡
  '450224205': { lat: 25.03, lng: 109.38, terrain: 'valley' }, // 潭头乡
};
