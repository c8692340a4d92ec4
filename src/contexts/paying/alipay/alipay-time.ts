import { dayOf } from '#shared/instant.ts';

/** Alipay's moments are China's wall time without saying so: `2026-06-01 08:00:00`. */
export function alipayTime(instant: Date): string {
  return `${dayOf(instant)} ${new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(11, 19)}`;
}

/** The instant it names; undefined when it names none. */
export function instantOf(text: string): Date | undefined {
  const match = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})/.exec(text);
  const instant = match && new Date(`${match[1]}T${match[2]}+08:00`);
  return instant && !Number.isNaN(instant.getTime()) ? instant : undefined;
}
