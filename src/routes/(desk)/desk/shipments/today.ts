import { findParcels, hubBoard, rights, roundsOf, stationBoard, waitingToGo } from '#delivery';
import { type Call, may } from '#shared/call.ts';
import { dayOf, daysBetween } from '#shared/instant.ts';
import type { Tongue } from '#shared/tongue.ts';
import type { Task } from '$ui/QueueList.svelte';
import { counted } from './counted.ts';

/** What someone who sends, sorts, drives or hands over parcels has to do today. */
export async function parcelsToday(call: Call, t: Tongue): Promise<Task[]> {
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
  const rounds = await roundsOf(call, { from: day, until: day });
  if (!waiting.ok || !rounds.ok) return [];
  const open = rounds.value.filter((round) => round.status !== 'done');
  return [
    {
      href: '/desk/rounds',
      icon: 'split',
      title: t('还没排车的包裹', 'Parcels on no round yet'),
      count: waiting.value.reduce((sum, { parcels }) => sum + parcels, 0),
    },
    {
      href: '/desk/drive',
      icon: 'truck',
      title: t('今天要跑的车次', 'Rounds to drive today'),
      text: open.map((round) => round.code).join(t('、', ', ')) || undefined,
      count: open.length,
      urgent: open.some((round) => round.status === 'under-way'),
    },
  ];
}

async function toKeep(call: Call, t: Tongue): Promise<Task[]> {
  if (!may(call.actor, rights['keep-station'])) return [];
  const board = await stationBoard(call, {});
  if (!board.ok) return [];
  const today = dayOf(call.now);
  const { shelf, arriving } = board.value;
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
  ];
}
