import { addNodes, addServices, type NewNode, type Service } from '#delivery';
import type { Actor, Call, Role } from '../../src/shared/call.ts';
import { newId } from '../../src/shared/id.ts';
import { must } from '../../src/shared/outcome.ts';

/** A hub, a township station and a village point, each with its keeper, and the bus that supplies the point. */
export const HUB = '0197a000-0000-7000-8000-000000000001';
export const STATION = '0197a000-0000-7000-8000-000000000002';
export const POINT = '0197a000-0000-7000-8000-000000000003';
export const BUS = '0197a000-0000-7000-8000-000000000004';
export const HUB_KEEPER = '0197a000-0000-7000-8000-000000000011';
export const STATION_KEEPER = '0197a000-0000-7000-8000-000000000012';
export const POINT_KEEPER = '0197a000-0000-7000-8000-000000000013';
export const CARRIER = '0197a000-0000-7000-8000-000000000014';
export const COOP = '0197a000-0000-7000-8000-000000000015';

export const everyDay = [1, 2, 3, 4, 5, 6, 7];

const place = {
  placeCode: '450224104',
  address: '',
  opening: { opens: '08:00', closes: '19:00', weekdays: everyDay },
  cold: false,
  active: true,
};

export const nodes: readonly NewNode[] = [
  {
    ...place,
    id: HUB,
    kind: 'hub',
    parentId: null,
    organisationId: HUB_KEEPER,
    nameZh: '县共配中心',
    nameEn: 'County hub',
    lat: 25.22,
    lng: 109.4,
  },
  {
    ...place,
    id: STATION,
    kind: 'station',
    parentId: HUB,
    organisationId: STATION_KEEPER,
    nameZh: '大将镇综合服务站',
    nameEn: 'Dajiang station',
    lat: 25.325,
    lng: 109.47,
  },
  {
    ...place,
    id: POINT,
    kind: 'point',
    parentId: STATION,
    organisationId: POINT_KEEPER,
    nameZh: '雅仕村便民点',
    nameEn: 'Yashi point',
    lat: 25.34,
    lng: 109.48,
  },
];

/** Leaves on weekdays, ordered before 16:00, at the point at 10:30 the next day; 100 kg. */
export const bus: Service = {
  id: BUS,
  toNodeId: POINT,
  carrierId: CARRIER,
  cutOff: '16:00',
  leadDays: 1,
  arrives: '10:30',
  weekdays: [1, 2, 3, 4, 5],
  capacityGrams: 100_000,
  feeFen: 600,
  cold: false,
  byBus: true,
  active: true,
};

export async function layNetwork(call: Call): Promise<void> {
  must(await addNodes(call, nodes));
  must(await addServices(call, [bus]));
}

const staff = (name: string, role: Role, organisationId: string): Actor => ({
  personId: newId(),
  name,
  roles: [role],
  organisationId,
});

export const hubKeeper = staff('韦站长', 'station-keeper', HUB_KEEPER);
export const pointKeeper = staff('覃姐', 'station-keeper', POINT_KEEPER);
export const driver = staff('莫师傅', 'carrier', CARRIER);
export const packer = staff('梁小妹', 'coop-staff', COOP);
