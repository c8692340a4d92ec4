import type { Call } from '#shared/call.ts';
import type { Tongue } from '#shared/tongue.ts';
import { listImbalances } from '#tracing';
import type { Task } from '$ui/QueueList.svelte';

/** Amounts on record that cannot be true: for the officer. */
export async function quantitiesToday(call: Call, t: Tongue): Promise<Task[]> {
  const found = await listImbalances(call, { limit: 1, offset: 0, looked: false });
  if (!found.ok || found.value.count === 0) return [];
  return [
    {
      href: '/desk/quantities',
      icon: 'scale',
      title: t('数量要核查的批次', 'Lots whose quantities need a look'),
      text: t(
        '记录里出去的比进来的多，或者无法判断',
        'More is said to have gone out than came in, or nobody can tell',
      ),
      count: found.value.count,
      urgent: true,
    },
  ];
}
