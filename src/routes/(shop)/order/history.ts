import type { OrderParcel } from '#delivery';
import { causeTexts } from '#ordering';
import { whoActed } from '#shared/who-acted.ts';
import type { Happening } from '$ui/Timeline.svelte';
import type { Reader, WithOrder } from './shown-order.ts';

const steps = {
  packed: { icon: 'box', zh: '装好箱', en: 'Packed' },
  received: { icon: 'home', zh: '到县里共配中心', en: 'At the county hub' },
  loaded: { icon: 'truck', zh: '装上车', en: 'Loaded' },
  departed: { icon: 'truck', zh: '出发', en: 'Left the hub' },
  arrived: { icon: 'pin', zh: '到取货点', en: 'Arrived at the point' },
  shelved: { icon: 'bell', zh: '上架，可以取了', en: 'On the shelf, ready to collect' },
  collected: { icon: 'check', zh: '取走了', en: 'Collected' },
} as const;

/** What has happened to an order, and what is still to come, in time. */
export function historyOf(
  { order, shared }: Pick<WithOrder, 'order' | 'shared'>,
  parcel: Pick<OrderParcel, 'journey'> | undefined,
  { t }: Reader,
): Happening[] {
  const done: Happening[] = [
    { key: 'placed', icon: 'receipt', title: t('下单', 'Ordered'), at: order.placedAt },
  ];
  if (order.paidAt) done.push({ key: 'paid', icon: 'coin', title: t('付款到账', 'Paid'), at: order.paidAt });
  for (const at of new Set(shared.map(({ decidedAt }) => decidedAt.getTime()))) {
    const title = t('采收不足，分好了', 'The short harvest was shared');
    const text = t('已发通知到你的手机', 'You were told on your phone');
    done.push({ key: `shared ${at}`, icon: 'split', title, at: new Date(at), text });
  }
  if (order.packedAt) {
    const by = whoActed(t, order.packedByName ?? '');
    const text = t(`${by} 装箱`, `by ${by}`);
    done.push({
      key: 'weighed',
      icon: 'scale',
      title: t('称好装好', 'Weighed and packed'),
      at: order.packedAt,
      text,
    });
  }
  const moves = (parcel?.journey ?? []).filter(({ step }) => step !== 'packed');
  const scanned = moves.flatMap(({ step, scan }): Happening[] => {
    const { icon, zh, en } = steps[step];
    return scan ? [{ key: step, icon, title: t(zh, en), at: scan.at }] : [];
  });
  if (order.endedAt && order.endCause) {
    const { zh, en } = causeTexts[order.endCause];
    const words = order.endWords && t(`：“${order.endWords}”`, `: “${order.endWords}”`);
    const ended = { key: 'ended', icon: 'cross', title: t('结束', 'Ended'), at: order.endedAt } as const;
    return [...done, ...scanned, { ...ended, text: `${t(zh, en)}${words}`, heed: true }];
  }
  const ahead = moves.flatMap(({ step, state }): Happening[] => {
    const { icon, zh, en } = steps[step];
    return state === 'ahead' && (step === 'shelved' || step === 'collected')
      ? [{ key: step, icon, title: t(zh, en), ahead: true }]
      : [];
  });
  return [...done, ...scanned, ...ahead];
}
