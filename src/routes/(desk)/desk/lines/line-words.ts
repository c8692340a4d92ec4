import type { LineShown } from '#dispatching';
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
