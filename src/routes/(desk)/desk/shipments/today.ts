import { findParcels, hubBoard, rights, roundsOf, stationBoard, waitingToGo } from '#delivery';
import { type Call, may } from '#shared/call.ts';
import { addDays, dayOf, daysBetween } from '#shared/instant.ts';
import type { Tongue } from '#shared/tongue.ts';
import type { Task } from '$ui/QueueList.svelte';
import { loadText } from '../rounds/load-text.ts';
import { counted } from './counted.ts';

/** What someone who sends, sorts, drives or hands over parcels has to do today. */
export async function parcelsToday(call: Call, t: Tongue): Promise<Task[]> {
  // Who stands in for anybody, as an administrator may, is not told to do everybody's work.
  if (call.actor.roles.includes('admin')) return [];
  return [
    ...(await toPack(call, t)),
    ...(await toSort(call, t)),
    ...(await toDrive(call, t)),
    ...(await toKeep(call, t)),
  ].filter((task) => task.count !== 0);
}

async function toPack(call: Call, t: Tongue): Promise<Task[]> {
  if (!may(call.actor, rights['pack-shipment'])) return [];
  const departs = dayOf(call.now);
  const found = await findParcels(call, { status: 'expected', departs }, { offset: 0, limit: 1 });
  if (!found.ok) return [];
  return [
    {
      href: `/desk/shipments/labels?departs=${departs}`,
      icon: 'print',
      title: t('今天要发的包裹：打印面单、打包', 'Leaving today: print labels and pack'),
      count: found.value.total,
    },
  ];
}

async function toSort(call: Call, t: Tongue): Promise<Task[]> {
  if (!may(call.actor, rights['work-hub'])) return [];
  const board = await hubBoard(call, { day: dayOf(call.now) });
  if (!board.ok || board.value.hub.organisationId !== call.actor.organisationId) return [];
  const parcels = board.value.departures.reduce((sum, each) => sum + each.parcels - each.atHub, 0);
  return [
    {
      href: `/desk/hub/receive?hub=${board.value.hub.id}`,
      icon: 'scan',
      title: t('今天要发、还没到中心的包裹', 'Leaving today and not at the hub yet'),
      count: parcels,
    },
  ];
}

async function toDrive(call: Call, t: Tongue): Promise<Task[]> {
  const { organisationId } = call.actor;
  if (!may(call.actor, rights['drive-rounds']) || organisationId === undefined) return [];
  const day = dayOf(call.now);
  const waiting = await waitingToGo(call, { carrierId: organisationId, day });
  // One that left yesterday for the last stops is still on the road this morning.
  const rounds = await roundsOf(call, { from: addDays(day, -1), until: day });
  if (!waiting.ok || !rounds.ok) return [];
  const underWay = rounds.value.filter((round) => round.status === 'under-way');
  const planned = rounds.value.filter((round) => round.status === 'planned');
  return [
    ...underWay.map(
      (round): Task => ({
        href: `/desk/drive/${round.id}`,
        icon: 'truck',
        title: t(`${round.code} 在路上，接着跑`, `${round.code} is under way: go on`),
        text: loadText(round, t),
        urgent: true,
      }),
    ),
    {
      href: '/desk/rounds',
      icon: 'split',
      title: t('还没排车的包裹', 'Parcels on no round yet'),
      count: waiting.value.reduce((sum, { parcels }) => sum + parcels, 0),
    },
    {
      href: '/desk/drive',
      icon: 'truck',
      title: t('排好、还没出发的车次', 'Rounds planned and not left yet'),
      text: planned.map((round) => round.code).join(t('、', ', ')) || undefined,
      count: planned.length,
    },
  ];
}

async function toKeep(call: Call, t: Tongue): Promise<Task[]> {
  if (!may(call.actor, rights['keep-station'])) return [];
  const board = await stationBoard(call, {});
  if (!board.ok) return [];
  const today = dayOf(call.now);
  const { shelf, arriving, outgoing } = board.value;
  const long = shelf.filter(({ readyAt }) => readyAt && daysBetween(dayOf(readyAt), today) >= 2).length;
  return [
    {
      href: '/desk/station/collect',
      icon: 'check',
      title: t('等人来取的包裹', 'Waiting to be collected'),
      text:
        long > 0
          ? t(`其中 ${long} 件放了两天以上`, `${counted(long, 'parcel')} for two days or more`)
          : undefined,
      count: shelf.length,
      urgent: long > 0,
    },
    {
      href: '/desk/station',
      icon: 'home',
      title: t('今天要到站的包裹', 'Due at the station today'),
      count: arriving.length,
    },
    {
      href: '/desk/station#outgoing',
      icon: 'upload',
      title: t('要发出去的包裹', 'Parcels going out'),
      text: t('本地卖家的，下一趟回程车带走', 'From sellers here; the next vehicle back takes them'),
      count: outgoing.length,
    },
  ];
}
