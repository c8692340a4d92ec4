import { type RefusalOf, type RefusalText, refuserOf } from '#shared/outcome.ts';
import { specRefusals } from './assessing/spec-refusals.ts';
import { planRefusals } from './fund/plan-refusals.ts';
import { grantRefusals } from './grants/grant-refusals.ts';
import { assessingRefusals } from './kernel/composite/refusals.ts';
import { creditRefusals } from './kernel/credit/refusals.ts';
import { fundRefusals } from './kernel/fund/refusals.ts';
import { pairingRefusals } from './kernel/pairing/refusals.ts';
import { potentialRefusals } from './kernel/potential/refusals.ts';
import { sheetRefusals } from './kernel/sheet/refusals.ts';
import { voteRefusals } from './kernel/voting/refusals.ts';
import { mutualRefusals } from './mutual/mutual-refusals.ts';
import { roundRefusals } from './pairing/round-refusals.ts';
import { performanceRefusals } from './performance/performance-refusals.ts';
import { supportRefusals } from './support/support-refusals.ts';
import { villageVoteRefusals } from './voting/village-vote-refusals.ts';

export const refusals = {
  ...sheetRefusals,
  ...specRefusals,
  ...assessingRefusals,
  ...fundRefusals,
  ...creditRefusals,
  ...pairingRefusals,
  ...potentialRefusals,
  ...voteRefusals,
  ...supportRefusals,
  ...performanceRefusals,
  ...mutualRefusals,
  ...planRefusals,
  ...grantRefusals,
  ...villageVoteRefusals,
  ...roundRefusals,
  'region.not-allowed': {
    status: 403,
    zh: () => ({
      what: '您的身份不能看这份名单',
      why: '谁家需要帮什么，只给带教老师和县里的工作人员看。',
      next: '请换用有这项权利的身份登录。',
    }),
    en: () => ({
      what: 'Your role cannot see this list',
      why: 'Who needs which help is for mentors and the county’s officers.',
      next: 'Sign in with a role that may.',
    }),
  },
} as const satisfies Record<string, RefusalText>;

export type RegionRefusal = RefusalOf<typeof refusals>;
export const refuse = refuserOf(refusals);
