import type { BusPlace, LineShown } from '#dispatching';
import { timeOf } from '#shared/instant.ts';
import type { Tongue } from '#shared/tongue.ts';
import { clockText } from '../day/plan-words.ts';

/** Kilograms as people write them. */
export function kgText(kg: number): string {
  return String(Math.round(kg * 10) / 10);
}

/** When the buses of a line leave: all of them where there are few. */
export function departuresText(departures: LineShown['departures'], t: Tongue): string {
  const times = departures.map(clockText);
  if (times.length <= 8) return times.join(' ');
  return t(
    `${times[0]} 到 ${times.at(-1)}，${times.length} 班`,
    `${times[0]} to ${times.at(-1)}, ${times.length} trips`,
  );
}

/** What a bus takes besides passengers. */
export function holdText({ kg, goods, handOver, inspection }: LineShown['hold'], t: Tongue): string {
  if (kg === 0) return t('不带货', 'takes no goods');
  const kinds = goods === null ? t('什么货都行', 'any goods') : goods.join(t('、', ', '));
  return t(
    `${kgText(kg)} kg，${kinds}，交接 ${kgText(handOver / 60)} 分钟，安检 ${kgText(inspection / 60)} 分钟`,
    `${kgText(kg)} kg, ${kinds}, ${kgText(handOver / 60)} min to hand over, ${kgText(inspection / 60)} to inspect`,
  );
}

/** Where a bus is, and when that was so; what is old is said to be. */
export function busPlaceText({ stop, how, metres, measuredAt, old }: BusPlace, t: Tongue): string {
  const km = kgText(metres / 1_000);
  const where = {
    stopped: t(`停在 ${stop}`, `At ${stop}`),
    incoming: t(`快到 ${stop}`, `About to reach ${stop}`),
    'on-the-way': t(
      `开往 ${stop}，还有直线 ${km} 公里`,
      `On the way to ${stop}, ${km} km in a straight line`,
    ),
    near: t(`离 ${stop} 直线 ${km} 公里`, `${km} km from ${stop} in a straight line`),
  }[how];
  const at = timeOf(measuredAt);
  return old
    ? t(`${where}（${at} 的位置，旧了）`, `${where} (position of ${at}, old)`)
    : t(`${where}（${at}）`, `${where} (${at})`);
}
