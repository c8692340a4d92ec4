import type { OrderParcel } from '#delivery';
import { instantText } from '#shared/instant.ts';
import type { Reader } from '../shown-order.ts';

type NotLeft = NonNullable<OrderParcel['notLeft']>;

/** A hand-over that failed, as its buyer reads it: what happened, where the parcel is, and what comes next. */
export interface NotLeftWords {
  readonly title: string;
  readonly where: string;
  readonly next: string;
}

export function notLeftWords(notLeft: NotLeft, node: string, { t, lang }: Reader): NotLeftWords {
  const { reason, at } = notLeft;
  const { zh, en } = whatHappened[reason];
  return {
    title: t(zh, en),
    where: `${t(`${instantText(at, 'zh')}，${node}。`, `${instantText(at, lang)}, ${node}. `)}${whereText(notLeft, t)}`,
    next: nextText(notLeft, node, t),
  };
}

const whatHappened = {
  'nobody-there': { zh: '送到了，但没有人接', en: 'It was there, but nobody was to take it' },
  refused: { zh: '站点没有收下这个包裹', en: 'The point did not accept the parcel' },
  damaged: { zh: '包裹坏了，要退回去', en: 'The parcel is damaged and goes back' },
  uncollected: { zh: '放得太久没有取，要退回去', en: 'It waited too long and goes back' },
} as const;

function whereText({ where }: NotLeft, t: Reader['t']): string {
  if (where === 'node')
    return t('包裹还在站点，等车来带回。', 'It is still there until a vehicle fetches it.');
  if (where === 'vehicle')
    return t(
      '包裹在车上，随车回县里的共配中心。',
      'It is on the vehicle, on its way back to the county hub.',
    );
  return t('包裹已经回到县里的共配中心。', 'It is back at the county hub.');
}

function nextText({ reason, where }: NotLeft, node: string, t: Reader['t']): string {
  if (reason === 'nobody-there')
    return t(
      `接下来：再排一趟车送到${node}，不另收运费；改了日子会发短信告诉你。`,
      `Next: it is brought to ${node} again at no further cost; if the day changes you are told on your phone.`,
    );
  if (reason === 'uncollected' && where === 'node')
    return t(
      '接下来：车来以前还可以取，凭取货码就行。',
      'Next: until the vehicle comes you can still collect it with its code.',
    );
  return t(
    '接下来：到了县里的共配中心，由卖家决定重发还是退款；想问可以找取货点或卖家。',
    'Next: at the county hub the seller decides whether to send it anew or to pay you back; the point and the seller can tell you more.',
  );
}
