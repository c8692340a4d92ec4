import type { Decision, LicenceOrder, LicenceState, Standing } from '#branding';

interface Words {
  readonly zh: string;
  readonly en: string;
}

/** Where a licence stands today. */
export const standingWords: Readonly<Record<Standing, Words & { readonly tone: 'good' | 'heed' | 'calm' }>> =
  {
    waiting: { zh: '待审', en: 'Waiting', tone: 'heed' },
    'not-yet': { zh: '还没开始', en: 'Not begun', tone: 'calm' },
    'in-force': { zh: '有效', en: 'In force', tone: 'good' },
    'run-out': { zh: '已到期', en: 'Run out', tone: 'calm' },
    suspended: { zh: '暂停', en: 'Suspended', tone: 'heed' },
    refused: { zh: '未通过', en: 'Refused', tone: 'calm' },
    revoked: { zh: '已撤销', en: 'Revoked', tone: 'calm' },
    ended: { zh: '已退出', en: 'Left', tone: 'calm' },
  };

export const decisionWords: Readonly<Record<Decision['what'], Words>> = {
  granted: { zh: '授权', en: 'Granted' },
  refused: { zh: '不予授权', en: 'Refused' },
  suspended: { zh: '暂停', en: 'Suspended' },
  reinstated: { zh: '恢复', en: 'Reinstated' },
  revoked: { zh: '撤销', en: 'Revoked' },
  ended: { zh: '退出', en: 'Given up' },
  renewed: { zh: '续期，接着的授权', en: 'Renewed by' },
};

export const stateWords: Readonly<Record<LicenceState, Words>> = {
  waiting: { zh: '待审', en: 'To decide' },
  'in-force': { zh: '有效', en: 'In force' },
  ending: { zh: '快到期', en: 'Ending' },
  suspended: { zh: '暂停', en: 'Suspended' },
  over: { zh: '已结束', en: 'Over' },
};

/** Column heads that a list may be ordered by. */
export const orderWords: Readonly<Record<LicenceOrder, Words>> = {
  operator: { zh: '经营者', en: 'Operator' },
  product: { zh: '产品', en: 'Product' },
  applied: { zh: '申请', en: 'Applied' },
  until: { zh: '有效到', en: 'Valid until' },
};

/** What sort of thing a piece of evidence is. */
export const evidenceKinds = {
  'test-report': { zh: '检测报告', en: 'Test report' },
  certification: { zh: '认证（绿色、有机、地理标志）', en: 'Certification (green, organic, GI)' },
  inspection: { zh: '现场核查', en: 'Inspection' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<string, Words>;

export function evidenceWords(kind: string): Words {
  return kind in evidenceKinds
    ? evidenceKinds[kind as keyof typeof evidenceKinds]
    : { zh: kind || '材料', en: kind || 'Evidence' };
}
