import { rights as paying } from '#paying';
import type { Role } from '#shared/call.ts';
import type { IconName } from '$ui/icons.ts';

/** One entry of the workbench's menu. It is shown to whoever may open its page: see `doors.ts`. */
export interface Entry {
  readonly href: string;
  readonly icon: IconName;
  readonly zh: string;
  readonly en: string;
  readonly roles: readonly Role[] | 'signed-in';
  /** One of the three or four that stand at the bottom of a phone. */
  readonly near?: boolean;
}

export const menu: readonly Entry[] = [
  { href: '/desk', icon: 'list', zh: '今天', en: 'Today', roles: 'signed-in', near: true },
  {
    href: '/desk/money',
    icon: 'coin',
    zh: '收入',
    en: 'Earnings',
    roles: [...paying['own-statement'], ...paying['all-statements']],
  },
];

export function menuFor(roles: readonly Role[]): readonly Entry[] {
  return menu.filter(
    (entry) => entry.roles === 'signed-in' || entry.roles.some((role) => roles.includes(role)),
  );
}
