import { rights, sellersOffers } from '#selling';
import { type Call, may } from '#shared/call.ts';
import type { Tongue } from '#shared/tongue.ts';
import type { Task } from '$ui/QueueList.svelte';

/** Offers begun and not put on sale. */
export async function offersToday(call: Call, t: Tongue): Promise<Task[]> {
  if (!may(call.actor, rights['keep-offers'])) return [];
  const found = await sellersOffers(call, { status: 'draft', page: 1, size: 1 });
  if (!found.ok || found.value.coop || found.value.counts.draft === 0) return [];
  return [
    {
      href: '/desk/offers?show=draft',
      icon: 'shop',
      title: t('草稿：看一遍就能上架', 'Drafts to look over and put on sale'),
      count: found.value.counts.draft,
    },
  ];
}
