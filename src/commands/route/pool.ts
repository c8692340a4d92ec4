import { readFile } from 'node:fs/promises';
import { type PooledDay, poolDay, readPool } from '#planning';
import { priceTag } from '#shared/money.ts';
import { Stopped } from '../../shared/stopped.ts';
import { command as define, WrongUse } from '../line/command.ts';
import { stoppedBy } from '../line/stopped-by.ts';

export const command = define({
  usage: 'route pool FILE [--rule shapley|weight-distance]',
  zh: '共配：同一天的站，各家自己跑和一起跑各要多少钱、多少公里，一起跑的钱按规则分给各家（沙普利：各得自己给大家省下的；或按重量乘距离），分到分、合起来一分不差，并说出谁该付给谁多少。文件：day 是 route schema 的题目（费用按分），carriers 写明谁的车、谁的站。',
  en: 'Pool a day: what each carrier’s own stops cost when it drives alone and what all cost together, in money and km, and who bears what of it by a rule (Shapley: each is credited with what it saves the others; or by weight times distance), in whole fen that add up, with what each pays or is paid. The file: day is a problem as route schema prints it, with costs in fen; carriers says whose vehicles and stops.',
  words: [1, 1],
  options: {
    rule: { type: 'string', zh: '怎么分（默认 shapley）', en: 'How it is shared (shapley unless told)' },
    iterations: {
      type: 'string',
      zh: '每种合伙试多少次改动（默认 3000）；同样的次数和种子分得一样',
      en: 'Changes tried for each coalition (3000 unless told); the same number and seed share alike',
    },
    seed: { type: 'string', zh: '随机种子（默认 1）', en: 'Seed (1 unless told)' },
  },
  async run({ words: [file = ''], values }) {
    const rule = values.rule ?? 'shapley';
    if (rule !== 'shapley' && rule !== 'weight-distance')
      throw new WrongUse(`--rule: shapley, weight-distance`);
    const text = await readFile(file, 'utf8').catch((error) => {
      throw new Stopped(`读不了这个文件：${file}`, `This file cannot be opened: ${file}`, error);
    });
    const read = readPool(text);
    if (!read.ok) throw stoppedBy(read.refusal);
    const effort = {
      rule,
      seed: whole('seed', values.seed ?? '1'),
      iterations: whole('iterations', values.iterations ?? '3000'),
    } as const;
    const pooled = poolDay(read.value.problem, read.value.carriers, effort);
    if (!pooled.ok) throw stoppedBy(pooled.refusal);
    tell(pooled.value);
    return pooled.value;
  },
});

function tell({ alone, pooled, carriers }: PooledDay): void {
  const saved = alone.fen - pooled.fen;
  console.log(
    `各家自己跑 ${priceTag(alone.fen)}、${alone.km.toFixed(1)} 公里、${alone.vehicles} 辆；一起跑 ${priceTag(pooled.fen)}、${pooled.km.toFixed(1)} 公里、${pooled.vehicles} 辆；省 ${priceTag(saved)}\n  Apart ${priceTag(alone.fen)}, ${alone.km.toFixed(1)} km, ${alone.vehicles} vehicles; pooled ${priceTag(pooled.fen)}, ${pooled.km.toFixed(1)} km, ${pooled.vehicles} vehicles; saved ${priceTag(saved)}`,
  );
  for (const { name, aloneFen, shareFen, netFen } of carriers)
    console.log(
      `${name}  ${priceTag(aloneFen)} → ${priceTag(shareFen)}  ${netFen >= 0 ? '付 pays' : '收 is paid'} ${priceTag(Math.abs(netFen))}`,
    );
}

function whole(name: string, text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new WrongUse(`--${name} takes a whole number from 1`);
  return Number(text);
}
