import { adoptingToDo } from '#adopting';
import type { Call } from '#shared/call.ts';
import type { Tongue } from '#shared/tongue.ts';
import type { Task } from '$ui/QueueList.svelte';

/** What waits in the adoption plans of whoever keeps any. */
export async function adoptionsToday(call: Call, t: Tongue): Promise<Task[]> {
  const { plates, waiting, ending } = await adoptingToDo(call);
  const href = '/desk/adoptions';
  const tasks: Task[] = [];
  if (waiting > 0)
    tasks.push({
      ...{ href, icon: 'truck', count: waiting, urgent: true },
      title: t('认养的收成送不出去', 'Adopted harvests that nothing carries'),
      text: t(
        '货留着，等认养人换取货点或有车',
        'Kept until their adopters choose another point, or something goes there',
      ),
    });
  if (plates > 0)
    tasks.push({
      ...{ href, icon: 'tree', count: plates },
      title: t('要看的认养名牌', 'Names for plates to look at'),
      text: t('看过才上牌', 'They go up once you have looked at them'),
    });
  if (ending > 0)
    tasks.push({
      ...{ href, icon: 'calendar', count: ending },
      title: t('快到期的认养', 'Adoptions that end soon'),
      text: t('开放下一期，老认养人优先续养', 'Open the next term: today’s adopters come first'),
    });
  return tasks;
}
