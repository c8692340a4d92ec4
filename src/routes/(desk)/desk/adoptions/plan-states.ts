import type { Plan } from '#adopting';

/** How a plan stands, in words. */
export const planStates = {
  open: { zh: '接受认养', en: 'Open', tone: 'good' },
  closed: { zh: '停止认养', en: 'Closed', tone: 'calm' },
  failed: { zh: '歉收，已结清', en: 'Failed, settled', tone: 'heed' },
} as const satisfies Record<Plan['status'], { zh: string; en: string; tone: 'good' | 'calm' | 'heed' }>;
