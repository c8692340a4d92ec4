import { type LicenceCounts, licencesToDo, ownLicencesToDo, rights } from '#branding';
import { type Call, may } from '#shared/call.ts';
import { dayOf, daysBetween } from '#shared/instant.ts';
import type { Tongue } from '#shared/tongue.ts';
import type { Task } from '$ui/QueueList.svelte';

/** Applications to decide and licences that end: for whoever decides, whoever oversees, and whoever holds one. */
export async function licencesToday(call: Call, t: Tongue): Promise<Task[]> {
  const kept = await licencesToDo(call);
  if (kept.ok) return caredFor(call, kept.value, t);
  const own = await ownLicencesToDo(call);
  return own.ok ? held(own.value, t) : [];
}

function caredFor(call: Call, counts: LicenceCounts, t: Tongue): Task[] {
  const decides = may(call.actor, rights['decide-licence']);
  const { waitingSince } = counts;
  const days = waitingSince ? daysBetween(dayOf(waitingSince), dayOf(call.now)) : 0;
  const tasks: Task[] = [
    {
      href: '/desk/licences?show=waiting',
      icon: 'shield',
      title: decides
        ? t('要审的品牌授权申请', 'Licence applications to decide')
        : t('品牌协会还没审的申请', 'Applications the association has to decide'),
      count: counts.waiting,
      due: days > 0 ? t(`最久的等了 ${days} 天`, `the oldest has waited ${days} days`) : undefined,
      urgent: decides && days >= 7,
    },
    {
      href: '/desk/licences?show=ending',
      icon: 'clock',
      title: t('六十天内到期的授权', 'Licences that end within sixty days'),
      count: counts.ending,
    },
    {
      href: '/desk/licences?show=suspended',
      icon: 'warning',
      title: t('暂停中的授权', 'Suspended licences'),
      count: counts.suspended,
    },
  ];
  return tasks.filter((task) => task.count !== 0);
}

function held(counts: LicenceCounts, t: Tongue): Task[] {
  const tasks: Task[] = [
    {
      href: '/desk/brand#suspended',
      icon: 'warning',
      title: t('品牌授权被暂停', 'A brand licence is suspended'),
      text: t('货上的标暂时不显示', 'Its mark shows on none of the goods'),
      count: counts.suspended,
      urgent: true,
    },
    {
      href: '/desk/brand#ending',
      icon: 'clock',
      title: t('品牌授权快到期，可以续了', 'A brand licence ends soon: renew it'),
      count: counts.ending,
    },
    {
      href: '/desk/brand#waiting',
      icon: 'shield',
      title: t('品牌授权申请在审', 'Brand licence applications under review'),
      count: counts.waiting,
    },
  ];
  return tasks.filter((task) => task.count !== 0);
}
