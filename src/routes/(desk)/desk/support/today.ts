import { howManyNeedHelp } from '#region';
import type { Call } from '#shared/call.ts';
import type { Tongue } from '#shared/tongue.ts';
import type { Task } from '$ui/QueueList.svelte';

/** Households that could use a visit: for whoever teaches. */
export async function supportToday(call: Call, t: Tongue): Promise<Task[]> {
  if (!call.actor.roles.includes('mentor')) return [];
  const many = await howManyNeedHelp(call);
  if (!many.ok || many.value === 0) return [];
  return [
    {
      href: '/desk/support',
      icon: 'people',
      title: t('要帮一把的农户', 'Households that could use help'),
      text: t(
        '没开证、快到期、有售后、田间没记录',
        'Uncertified, near the end, with claims, or an empty field book',
      ),
      count: many.value,
    },
  ];
}
