import { type RefusalText, refuserOf } from '#shared/outcome.ts';

const kinds = {
  household: { zh: '一户', en: 'one household' },
  township: { zh: '一个乡镇', en: 'one township' },
  crop: { zh: '一种作物', en: 'one crop' },
} as const;
type CapKind = keyof typeof kinds;
const kindOf = (kind: string) => kinds[kind as CapKind] ?? kinds.crop;

export const mutualRefusals = {
  'region.credit-not-allowed': {
    status: 403,
    zh: () => ({
      what: '您的身份不能做这件事',
      why: '互助信用是农户自己的事：自己申请，带教老师和邻居担保，县里放款',
      next: '请换用有这项权利的身份登录',
    }),
    en: () => ({
      what: 'Your role cannot do this',
      why: 'Mutual-aid credit is a household’s own: it asks, mentors and neighbours vouch, the county pays',
      next: 'Sign in with a role that may',
    }),
  },
  'region.no-household': {
    status: 404,
    zh: () => ({ what: '没有这户', why: '它不在这个县登记', next: '请从名单里选' }),
    en: () => ({
      what: 'There is no such household',
      why: 'It is not on this county’s register',
      next: 'Choose one from the list',
    }),
  },
  'region.vouch-for-oneself': {
    status: 422,
    zh: () => ({ what: '不能给自己家担保', why: '担保是别人替您说话', next: '请找带教老师或邻居' }),
    en: () => ({
      what: 'A household cannot vouch for itself',
      why: 'Vouching is another’s word',
      next: 'Ask a mentor or a neighbour',
    }),
  },
  'region.group-unfit': {
    status: 422,
    zh: () => ({
      what: '小组要有名字，3 到 8 户，每户都在本县登记',
      why: '人太少担不住，人太多互相不熟',
      next: '请改好名单',
    }),
    en: () => ({
      what: 'A group has a name and 3 to 8 households of this county',
      why: 'Fewer cannot stand in for one, more do not know each other',
      next: 'Correct the list',
    }),
  },
  'region.in-a-group': {
    status: 409,
    zh: () => ({
      what: '您家已经在一个联保小组里',
      why: '一户只在一个组，免得担保层层套着',
      next: '请先退出原来的组',
    }),
    en: () => ({
      what: 'Your household is in a group already',
      why: 'One household stands in one group, so that liabilities do not pile up',
      next: 'Leave that group first',
    }),
  },
  'region.not-in-group': {
    status: 404,
    zh: () => ({ what: '您家不在这个小组的名单里', why: '名单由建组的人写', next: '请让他把您家写上' }),
    en: () => ({
      what: 'Your household is not on this group’s list',
      why: 'Whoever makes a group lists its households',
      next: 'Ask them to list yours',
    }),
  },
  'region.group-still-owes': {
    status: 409,
    zh: () => ({
      what: '小组里还有垫款没还清，现在不能退',
      why: '退了就没人替他担',
      next: '还清以后再退',
    }),
    en: () => ({
      what: 'An advance of the group is still out: nobody can leave now',
      why: 'Whoever borrowed did so with everybody standing in',
      next: 'Leave once it is repaid',
    }),
  },
  'region.no-pool': {
    status: 409,
    zh: () => ({ what: '还没有互助金', why: '县里还没有定由谁出钱、出多少', next: '请问县里的工作人员' }),
    en: () => ({
      what: 'There is no mutual-aid money yet',
      why: 'The county has not said who lends, and how much',
      next: 'Ask the county’s office',
    }),
  },
  'region.nothing-to-advance': {
    status: 404,
    zh: () => ({
      what: '这张订单或合同不能垫款',
      why: '要是您家的货、买家付了钱、钱还没到手，而且没有垫过',
      next: '请从列表里选',
    }),
    en: () => ({
      what: 'Nothing can be advanced against this order or contract',
      why: 'It must be your goods, paid for, not paid out yet, and not advanced before',
      next: 'Choose one from the list',
    }),
  },
  'region.advance-too-large': {
    status: 422,
    zh: ({ asked, most }: { asked: string; most: string }) => ({
      what: `想垫 ${asked} 元，最多能垫 ${most} 元`,
      why: '不超过您家那份的七成，也不超过分数对应的额度',
      next: '请减一些，或者看看怎样加分',
    }),
    en: ({ asked, most }: { asked: string; most: string }) => ({
      what: `${asked} yuan were asked for, at most ${most} can be advanced`,
      why: 'It is no more than seven tenths of your part, and no more than your points allow',
      next: 'Ask for less, or see what adds points',
    }),
  },
  'region.pool-too-small': {
    status: 409,
    zh: ({ left }: { left: string }) => ({
      what: `互助金现在只剩 ${left} 元`,
      why: '其余的已经垫出去，还没有还回来',
      next: '请少申请一些，或者等几天',
    }),
    en: ({ left }: { left: string }) => ({
      what: `The pool has ${left} yuan left now`,
      why: 'The rest is out and not repaid yet',
      next: 'Ask for less, or wait some days',
    }),
  },
  'region.pool-too-concentrated': {
    status: 409,
    zh: ({ kind, cap }: { kind: string; cap: number }) => ({
      what: `互助金压在${kindOf(kind).zh}上会超过 ${cap}%`,
      why: '这和您家的信用无关：钱不能都压在一处，一处歉收就都还不上',
      next: '等别处还回一些再申请，或者少申请一些',
    }),
    en: ({ kind, cap }: { kind: string; cap: number }) => ({
      what: `More than ${cap}% of the pool would hang on ${kindOf(kind).en}`,
      why: 'This says nothing of your household: money that all hangs on one thing is lost with it',
      next: 'Ask again when some has come back, or for less',
    }),
  },
  'region.no-advance': {
    status: 404,
    zh: () => ({ what: '没有这笔申请，或者已经办过了', why: '每笔只办一次', next: '请从列表里选' }),
    en: () => ({
      what: 'There is no such request, or it was decided',
      why: 'Each is decided once',
      next: 'Choose one from the list',
    }),
  },
  'region.advance-outlived': {
    status: 409,
    zh: () => ({
      what: '这笔现在不能垫了',
      why: '申请以后，那张订单或合同取消了、退了款，或者钱已经到手',
      next: '请写明理由，不垫这一笔；农户可以另外申请',
    }),
    en: () => ({
      what: 'This can no longer be paid ahead',
      why: 'Since it was asked for, the order or contract was cancelled or refunded, or its money has come in',
      next: 'Refuse it with that reason; the household may ask against something else',
    }),
  },
  'region.pool-without-amount': {
    status: 422,
    zh: () => ({ what: '看不懂互助金的数额', why: '要写元，最多两位小数', next: '请改好再存；不再垫就写 0' }),
    en: () => ({
      what: 'The amount of the pool cannot be read',
      why: 'It is yuan with at most two decimals',
      next: 'Correct it and save again; 0 lends no more',
    }),
  },
  'region.refused-without-reason': {
    status: 422,
    zh: () => ({ what: '没有写为什么不垫', why: '被拒的人有权知道理由', next: '请写一句' }),
    en: () => ({
      what: 'Why it is refused is not said',
      why: 'Whoever is refused has a right to the reason',
      next: 'Say it in a sentence',
    }),
  },
} as const satisfies Record<string, RefusalText>;

export const refuseMutual = refuserOf(mutualRefusals);
