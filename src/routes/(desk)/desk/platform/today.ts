import { bookStanding } from '#paying';
import type { Call } from '#shared/call.ts';
import { countStuckJobs } from '#shared/stuck-jobs.ts';
import type { Tongue } from '#shared/tongue.ts';
import type { Task } from '$ui/QueueList.svelte';

/** What an administrator has to look into: a book that does not balance, bills that say something else, refunds without answer, work that is stuck. */
export async function platformToday(call: Call, t: Tongue): Promise<Task[]> {
  const standing = await bookStanding(call);
  if (!standing.ok) return [];
  const { check, unanswered, differences } = standing.value;
  const off = check && Object.entries(check).filter(([name, value]) => name !== 'at' && value !== 0).length;
  const tasks: Task[] = [
    {
      href: '/desk/platform#book',
      icon: 'scale',
      title: t('总账不平', 'The book does not balance'),
      count: off ?? 0,
      urgent: true,
    },
    {
      href: '/desk/platform#bills',
      icon: 'scale',
      title: t('和支付机构账单对不上', 'Differences from the providers’ bills'),
      count: differences.length,
      urgent: true,
    },
    {
      href: '/desk/platform#refunds',
      icon: 'coin',
      title: t('支付机构没有答复的退款', 'Refunds without the provider’s answer'),
      count: unanswered.length,
      urgent: true,
    },
    {
      href: '/desk/platform#work',
      icon: 'clock',
      title: t('卡住的后台任务', 'Background work that is stuck'),
      count: await countStuckJobs(call),
      urgent: true,
    },
  ];
  return tasks.filter((task) => task.count !== 0);
}
