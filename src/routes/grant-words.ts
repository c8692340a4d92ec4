import type { GrantEventKind, GrantStatus } from '#region';
import type { Tongue } from '#shared/tongue.ts';
import type { IconName } from '$ui/icons.ts';

export function grantStatusWords(status: GrantStatus, t: Tongue): string {
  return {
    applied: t('等审', 'waiting'),
    agreed: t('批了，分阶段付', 'agreed'),
    refused: t('没有批', 'refused'),
    done: t('付完了', 'paid'),
    'called-back': t('追回了钱', 'called back'),
  }[status];
}

export function grantEventWords(kind: GrantEventKind, t: Tongue): { icon: IconName; words: string } {
  const all: Readonly<Record<GrantEventKind, { icon: IconName; words: string }>> = {
    applied: { icon: 'edit', words: t('申请', 'Applied for') },
    agreed: { icon: 'check', words: t('批准', 'Agreed') },
    refused: { icon: 'cross', words: t('不批', 'Refused') },
    'stage-asked': { icon: 'bell', words: t('说做完了，请付', 'Said to be done, payment asked') },
    'stage-returned': { icon: 'back', words: t('退回补材料', 'Sent back for better evidence') },
    'stage-paid': { icon: 'coin', words: t('付了', 'Paid') },
    'audit-in-order': { icon: 'shield', words: t('审计：没有问题', 'Audit: in order') },
    'audit-misused': { icon: 'warning', words: t('审计：钱用错了', 'Audit: misused') },
    'taken-back': { icon: 'back', words: t('追回', 'Called back') },
  };
  return all[kind];
}
