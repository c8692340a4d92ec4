import type { Fen } from '#shared/money.ts';
import { idOf } from './demo-id.ts';
import type { DemoOrganisation } from './people.ts';
import { demoPhone } from './phones.ts';
import { city, type Place, placeOf, type Township, townshipOf, townships, villageNamed } from './places.ts';
import { at } from './product.ts';
import { seatCode } from './townships.ts';

export interface DemoNode {
  readonly id: string;
  readonly kind: 'hub' | 'station' | 'point';
  readonly parentId?: string;
  readonly organisationId: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly placeCode: string;
  readonly address: string;
  readonly lat: number;
  readonly lng: number;
  readonly opens: string;
  readonly closes: string;
  readonly cold: boolean;
}

/** How goods reach a node: ordered before the cut-off on a running day, there `leadDays` later. */
export interface DemoService {
  readonly id: string;
  readonly toNodeId: string;
  readonly carrierId: string;
  readonly cutOff: string;
  readonly leadDays: number;
  /** ISO weekdays of departure, 1 = Monday. */
  readonly weekdays: readonly number[];
  readonly capacityKg: string;
  readonly feeFen: Fen;
  readonly cold: boolean;
  readonly byBus: boolean;
}

const everyDay = [1, 2, 3, 4, 5, 6, 7];
const workdays = [1, 2, 3, 4, 5, 6];
const busDays = [1, 3, 5, 6];
export const carrierId = idOf('carrier');
export const hubId = idOf('node hub');

/** Twenty village points: real villages, at least one in each township, three of them communities of the county town. */
const pointVillages: readonly (readonly [townshipCode: string, village: string])[] = [
  [at.changan, '和平社区'],
  [at.changan, '桔东社区'],
  [at.changan, '新民社区'],
  [at.changan, '小洲村'],
  [at.fushi, '起西村'],
  [at.fushi, '东江村'],
  [at.siding, '儒南村'],
  [at.banlan, '东岭村'],
  [at.banlan, '龙纳村'],
  [at.dajiang, '才妙村'],
  [at.dajiang, '东潭村'],
  [at.daliang, '石门村'],
  [at.daliang, '和南村'],
  [at.yayao, '章口村'],
  [at.dapo, '岗伟村'],
  [at.dongqi, '崖脚村'],
  [at.shazi, '桐木村'],
  [at.qiaoban, '古板村'],
  [at.qiaoban, '阳山村'],
  [at.tantou, '龙城村'],
];

const hub: DemoNode = {
  ...{ id: hubId, kind: 'hub', organisationId: idOf('keeper hub') },
  ...{ nameZh: '融安县共配中心', nameEn: "Rong'an county hub", placeCode: seatCode },
  ...{ address: '长安镇（演示地址）', lat: 25.215, lng: 109.402 },
  ...{ opens: '06:00', closes: '21:00', cold: true },
};

function stationAt(township: Township): DemoNode {
  const { code, nameZh, nameEn, lat, lng } = township;
  return {
    ...{ id: idOf(`node ${code}`), kind: 'station', parentId: hubId, organisationId: idOf(`keeper ${code}`) },
    ...{ nameZh: `${nameZh}服务站`, nameEn: `${nameEn} station`, placeCode: code },
    ...{ address: `${nameZh}街上（演示地址）`, lat, lng },
    ...{ opens: '08:00', closes: '19:00', cold: !township.remote },
  };
}

function pointAt({ code, parentCode, nameZh, nameEn, lat, lng }: Place): DemoNode {
  const township = placeOf(parentCode);
  return {
    ...{ id: idOf(`node ${code}`), kind: 'point', parentId: idOf(`node ${parentCode}`) },
    ...{ organisationId: idOf(`keeper ${code}`), nameZh: `${nameZh}服务点`, nameEn: `${nameEn} point` },
    ...{ placeCode: code, address: `${township.nameZh}${nameZh}（演示地址）`, lat, lng },
    ...{ opens: '09:00', closes: '20:00', cold: false },
  };
}

const liuzhouStation: DemoNode = {
  ...{ id: idOf('node liuzhou'), kind: 'station', parentId: hubId, organisationId: idOf('keeper liuzhou') },
  ...{ nameZh: '柳州城中取货站', nameEn: 'Liuzhou Chengzhong station', placeCode: city.code },
  ...{ address: '柳州市城中区（演示地址）', lat: city.lat, lng: city.lng },
  ...{ opens: '08:00', closes: '21:00', cold: true },
};

function liuzhouPoint(district: string, nameEn: string, lat: number, lng: number): DemoNode {
  return {
    ...{ id: idOf(`node ${nameEn}`), kind: 'point', parentId: liuzhouStation.id },
    ...{
      organisationId: idOf(`keeper ${nameEn}`),
      nameZh: `柳州${district}取货点`,
      nameEn: `Liuzhou ${nameEn} point`,
    },
    ...{ placeCode: city.code, address: `柳州市${district}区（演示地址）`, lat, lng },
    ...{ opens: '08:00', closes: '21:00', cold: false },
  };
}

export const nodes: readonly DemoNode[] = [
  hub,
  ...townships.map(stationAt),
  ...pointVillages.map(([township, village]) => pointAt(villageNamed(township, village))),
  liuzhouStation,
  liuzhouPoint('鱼峰', 'Yufeng', 24.304, 109.43),
  liuzhouPoint('柳北', 'Liubei', 24.352, 109.403),
];

/** Trucks to Liuzhou nightly, to the near townships daily, to the remote ones with the rural bus. */
function serviceTo(node: DemoNode): DemoService {
  const service = { id: idOf(`service ${node.id}`), toNodeId: node.id, carrierId };
  const point = node.kind === 'point';
  if (node.placeCode === city.code) {
    const run = { cutOff: '16:00', leadDays: 1, weekdays: everyDay, cold: node.cold, byBus: false };
    return { ...service, ...run, capacityKg: point ? '600' : '1500', feeFen: point ? 700 : 600 };
  }
  if (townshipOf(node.placeCode).remote) {
    const run = { cutOff: '10:00', leadDays: point ? 2 : 1, weekdays: busDays, cold: false, byBus: true };
    return { ...service, ...run, capacityKg: point ? '60' : '150', feeFen: point ? 400 : 300 };
  }
  const run = {
    cutOff: '11:00',
    leadDays: 1,
    weekdays: point ? workdays : everyDay,
    cold: node.cold,
    // To villages goods go with the bus too; the county town's communities are a short drive.
    byBus: point && !node.placeCode.startsWith(at.changan),
  };
  return { ...service, ...run, capacityKg: point ? '150' : '500', feeFen: point ? 300 : 200 };
}

export const services: readonly DemoService[] = nodes.filter(({ kind }) => kind !== 'hub').map(serviceTo);

/** Who keeps each node: one small organisation of its own. */
export const keepers: readonly DemoOrganisation[] = nodes.map((node, number) => ({
  ...{ id: node.organisationId, kind: 'station', nameZh: node.nameZh, nameEn: node.nameEn },
  ...{ placeCode: node.placeCode, address: node.address, contactPhone: demoPhone('keeper', number) },
}));
