import { newestWholesalePrices, rights } from '#selling';
import { type Call, may } from '#shared/call.ts';
import { dayOf } from '#shared/instant.ts';
import type { Tongue } from '#shared/tongue.ts';
import type { Task } from '$ui/QueueList.svelte';

/** Products that are followed on the wholesale market and have no price of today yet. */
export async function pricesToday(call: Call, t: Tongue): Promise<Task[]> {
  if (!may(call.actor, rights['record-wholesale-prices'])) return [];
  const today = dayOf(call.now);
  const behind = (await newestWholesalePrices(call)).filter((price) => price.day < today);
  if (behind.length === 0) return [];
  return [
    {
      href: '/desk/prices',
      icon: 'chart',
      title: t('登记今天的批发行情', 'Record today’s wholesale prices'),
      text: t('种养户卖得值不值，就和它比', 'What growers earn is compared with them'),
      count: behind.length,
    },
  ];
}
