import { measured } from '../measured-kind.ts';
import type { Policy, Quorum } from '../policy.ts';
import type { Fact } from './finding.ts';

const steps: readonly (readonly [ms: number, zh: string, en: string])[] = [
  [86_400_000, '天', 'd'],
  [3_600_000, '小时', 'h'],
  [60_000, '分钟', 'min'],
  [1000, '秒', 's'],
];

/** A length of time in its largest whole unit: 3小时, 3 h. */
export function spokenAge(ms: number): Fact {
  const [size, zh, en] = steps.find(([step]) => ms >= step) ?? [1000, '秒', 's'];
  const count = Math.max(0, Math.floor(ms / size));
  return [`${count}${zh}`, `${count} ${en}`];
}

const kinds: readonly (readonly [pattern: RegExp, zh: string, en: string])[] = [
  [/^https:\/\/id\.gs1\.org\/01\/\d{14}\/10\/(.+)#packed$/, '批次 $ 的装箱', 'packing of lot $'],
  [/^https:\/\/id\.gs1\.org\/01\/\d{14}\/10\/(.+)$/, '批次 $', 'lot $'],
  [/^https:\/\/id\.gs1\.org\/00\/(\d{18})$/, '包裹 $', 'parcel $'],
  [/^urn:maidehao:key:(.+)$/, '签名钥匙 $', 'signing key $'],
];

/** A line as people say it: 批次 HP-1, lot HP-1. What has no common name keeps its URI. */
export function spokenLine(line: string): Fact {
  for (const [pattern, zh, en] of kinds) {
    const name = pattern.exec(line)?.[1];
    if (name !== undefined) return [zh.replace('$', () => plain(name)), en.replace('$', () => plain(name))];
  }
  return line;
}

function plain(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}

const told: Readonly<Record<string, readonly [size: bigint, unit: readonly [zh: string, en: string]]>> = {
  mass: [measured('KGM').size, ['公斤', 'kg']],
  volume: [measured('LTR').size, ['升', 'l']],
  count: [1n, ['个', 'pieces']],
  '?': [1n, ['没有写明的数量', 'amounts not told']],
};

/** How sums of a kind (`measured`) are told: the size of the unit they are told in, and its name. */
export function spokenKind(kind: string): readonly [size: bigint, unit: readonly [zh: string, en: string]] {
  const code = kind.slice('unit '.length);
  return told[kind] ?? [1n, [code, code]];
}

/** A policy's rule for witnesses: 2 of a, b, c. */
export function spokenRule({ quorum, witnesses }: Policy): Fact {
  const spell = (rule: number | Quorum, tongue: 0 | 1): string => {
    if (typeof rule === 'number') return witnesses[rule]?.called[tongue] ?? '';
    const members = rule.of.map((member) => spell(member, tongue));
    const [of, comma] = tongue === 0 ? [' 家，出自', '、'] : [' of ', ', '];
    return members.length === 1 ? (members[0] ?? '') : `${rule.least}${of}${members.join(comma)}`;
  };
  return [spell(quorum, 0), spell(quorum, 1)];
}
