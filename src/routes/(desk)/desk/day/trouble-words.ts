import type { Trouble, WayOut } from '#dispatching';
import { dayText } from '#shared/instant.ts';
import type { Lang, Tongue } from '#shared/tongue.ts';
import { counted } from '../shipments/counted.ts';
import { clockText, kmText, moreText } from './plan-words.ts';

/** What happened, in a sentence. */
export function troubleText(trouble: Trouble & { readonly hoursLost: number }, t: Tongue): string {
  const { kind, minutesLate, temperatureC, minutesWarm, shipmentIds, orderNumbers } = trouble;
  const count = shipmentIds.length;
  if (kind === 'late-bus') {
    return minutesLate === null
      ? t(`班车停开，车上有 ${count} 件`, `The bus does not run; ${counted(count, 'parcel')} with it`)
      : t(
          `班车晚点 ${minutesLate} 分钟，车上有 ${count} 件`,
          `The bus is ${minutesLate} minutes late; ${counted(count, 'parcel')} with it`,
        );
  }
  if (kind === 'refused-goods') {
    const [zh, en] = trouble.damaged ? ['坏了退回', 'Sent back damaged'] : ['拒收', 'Refused'];
    return t(`${zh}：订单 ${orderNumbers.join('、')}`, `${en}: order ${orderNumbers.join(', ')}`);
  }
  const hours = trouble.hoursLost.toFixed(1);
  if (trouble.allowedC !== null && Number(trouble.allowedC) < 0)
    return t(
      `冷链记录：${count} 件冷冻的到过 ${temperatureC} °C（应不高于 ${trouble.allowedC} °C），${minutesWarm} 分钟，可能化了`,
      `Cold log: ${counted(count, 'frozen parcel')} up to ${temperatureC} °C (${trouble.allowedC} °C at most) for ${minutesWarm} minutes; may have thawed`,
    );
  const warm = t(
    `${count} 件偏热：${temperatureC} °C，${minutesWarm} 分钟，少了约 ${hours} 小时的新鲜`,
    `${counted(count, 'parcel')} too warm: ${temperatureC} °C for ${minutesWarm} minutes, about ${hours} hours of freshness lost`,
  );
  return trouble.since ? `${t('冷链记录：', 'Cold log: ')}${warm}` : warm;
}

type Told = Pick<WayOut, 'waits' | 'advice' | 'there'> & {
  readonly replan: Omit<NonNullable<WayOut['replan']>, 'given' | 'routes'> | undefined;
};

/** What could be done about it, in sentences. */
export function wayOutText(
  { replan, waits, advice, there = 0 }: Told,
  { kind, roundId }: Pick<Trouble, 'kind' | 'roundId'>,
  t: Tongue,
  lang: Lang,
): string {
  const says: string[] = [];
  if (replan) {
    const { takenOver, heldBack, kept, extraFen, extraMetres } = replan;
    for (const { stop, vehicle, arrives } of takenOver) {
      const place = `${stop.spot.code} ${t(stop.spot.nameZh, stop.spot.nameEn)}`;
      says.push(
        t(
          `${vehicle.plate} 顺路去 ${place}，约 ${clockText(arrives)} 到`,
          `${vehicle.plate} also goes to ${place}, there at about ${clockText(arrives)}`,
        ),
      );
    }
    if (heldBack.length > 0) {
      says.push(
        t(
          `先留下 ${heldBack.length} 件等查验`,
          `${counted(heldBack.length, 'parcel')} held back to be looked at`,
        ),
      );
    }
    if (kept > 0)
      says.push(
        t(
          `${kept} 件已在车上，司机会看到“不要交”`,
          `${counted(kept, 'parcel')} on board: the driver is told not to hand over`,
        ),
      );
    says.push(
      t(
        `${moreText(extraFen)}，${extraMetres < 0 ? '' : '+'}${kmText(extraMetres)}，别的车次不动`,
        `${moreText(extraFen)}, ${extraMetres < 0 ? '' : '+'}${kmText(extraMetres)}; other rounds stay as they are`,
      ),
    );
  }
  for (const { day, shipmentIds } of waits) {
    if (replan && advice === 'replan' && replan.heldBack.length === 0) {
      says.push(
        t(
          `不改的话，${shipmentIds.length} 件要到 ${dayText(day, lang)}`,
          `left alone, ${counted(shipmentIds.length, 'parcel')} will be there on ${dayText(day, lang)}`,
        ),
      );
    } else
      says.push(
        t(
          `${shipmentIds.length} 件改为 ${dayText(day, lang)} 到，会告诉买家`,
          `${counted(shipmentIds.length, 'parcel')} on ${dayText(day, lang)} instead; the buyers are told`,
        ),
      );
  }
  if (there > 0)
    says.push(
      t(
        `${there} 件已经到站点，请站长先看再交`,
        `${counted(there, 'parcel')} at the station already: have the keeper look before handing over`,
      ),
    );
  else if (advice === 'leaves' && waits.length === 0 && !replan) says.push(nothingToDo({ kind, roundId }, t));
  return says.join(t('；', '; '));
}

function nothingToDo({ kind, roundId }: Pick<Trouble, 'kind' | 'roundId'>, t: Tongue): string {
  if (kind === 'refused-goods')
    return roundId === null
      ? t('没有车能顺路带回，先放在站点', 'No vehicle can fetch it today: it waits at the station')
      : t(
          '货还在车上，随车带回；回到县里以后和卖家商量',
          'It is on the vehicle and comes back with it; then it is for the seller to decide',
        );
  if (kind === 'warm-box')
    return t('新鲜损失不大，可以照常交', 'Little freshness is lost: it can be handed over as it is');
  return t('不影响答应的日子，照常走', 'No promise is broken: all can go on as it is');
}

export const settledWords = {
  replanned: { zh: '已改排', en: 'Planned anew' },
  waits: { zh: '让它等，已告诉买家', en: 'It waits; the buyers were told' },
  leaves: { zh: '照常', en: 'Left as it is' },
} as const;
