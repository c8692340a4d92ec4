import type { Tongue } from '#shared/tongue.ts';

/** Which rules a scoreboard follows. */
export function rulesText(version: number, t: Tongue): string {
  return version === 0
    ? t('起步规则', 'the first rules')
    : t(`规则第 ${version} 版`, `rules version ${version}`);
}
