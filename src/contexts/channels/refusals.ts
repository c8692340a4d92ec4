import { type RefusalOf, type RefusalText, refuserOf } from '#shared/outcome.ts';

/** Why something with a platform outside is refused. */
export const refusals = {
  'channels.not-allowed': {
    status: 403,
    zh: () => ({
      what: '您的身份不能做这件事',
      why: '平台上的店由卖家自己管，接入由管理员办理',
      next: '请找卖家本人、合作社或管理员',
    }),
    en: () => ({
      what: 'Your role cannot do this',
      why: 'A shop on a platform is kept by its seller; administrators connect it',
      next: 'Ask the seller, the co-op or an administrator',
    }),
  },
  'channels.not-yours': {
    status: 403,
    zh: () => ({ what: '这不是您的店', why: '只有卖家自己能看、能改', next: '请换成卖家的账号' }),
    en: () => ({
      what: 'This shop is not yours',
      why: 'Only its seller sees and changes it',
      next: 'Sign in for the seller',
    }),
  },
  'channels.unknown': {
    status: 404,
    zh: () => ({ what: '没有接入这个平台', why: '本县没有登记这个平台', next: '请从列表里选一个' }),
    en: () => ({
      what: 'This platform is not connected',
      why: 'The county has not registered it',
      next: 'Choose one of the list',
    }),
  },
  'channels.bad-signature': {
    status: 401,
    zh: () => ({
      what: '没有收下这条消息',
      why: '签名不对，或者时间相差五分钟以上',
      next: '请核对密钥和时钟后重发',
    }),
    en: () => ({
      what: 'The message was not taken',
      why: 'Its signature is wrong, or more than five minutes old',
      next: 'Check the key and the clock, and send it again',
    }),
  },
  'channels.not-to-list': {
    status: 422,
    zh: () => ({
      what: '这件商品不能放到平台上',
      why: '按实重结算的和预售的，平台收不了准确的钱；别家的商品也不行',
      next: '请选按斤、按个或按箱卖的自家商品',
    }),
    en: () => ({
      what: 'This offer cannot be listed there',
      why: 'What is paid by actual weight or sold ahead has no exact price for the platform to take, and others’ offers are not yours to list',
      next: 'Choose an offer of your own sold by weight, by piece or by the box',
    }),
  },
  'channels.pack': {
    status: 422,
    zh: (facts: { step: string }) => ({
      what: '每份的量不对',
      why: `每份要是 ${facts.step} 的整数倍`,
      next: '请改一下每份装多少',
    }),
    en: (facts: { step: string }) => ({
      what: 'The pack does not work',
      why: `A pack is a whole number of ${facts.step}`,
      next: 'Change how much goes into one pack',
    }),
  },
  'channels.listed': {
    status: 409,
    zh: () => ({
      what: '这件商品已经在这个平台上了',
      why: '一件商品在一个平台上只列一次',
      next: '请在列表里改它的上限',
    }),
    en: () => ({
      what: 'This offer is listed there already',
      why: 'An offer stands on a platform once',
      next: 'Change its limit in the list',
    }),
  },
  'channels.most': {
    status: 422,
    zh: () => ({ what: '上限不对', why: '要是不小于零的整数份数', next: '留空表示划给它多少就放多少' }),
    en: () => ({
      what: 'The limit does not work',
      why: 'It is a whole number of packs, not below none',
      next: 'Leave it empty for all that is set aside',
    }),
  },
  'channels.unknown-sku': {
    status: 422,
    zh: (facts: { sku: string }) => ({
      what: '没有接下这张订单',
      why: `平台上的货号 ${facts.sku} 不是这家店的`,
      next: '请和平台核对货号',
    }),
    en: (facts: { sku: string }) => ({
      what: 'The order was not taken',
      why: `The item ${facts.sku} is none of this shop`,
      next: 'Check the item with the platform',
    }),
  },
  'channels.total-differs': {
    status: 422,
    zh: () => ({
      what: '没有接下这张订单',
      why: '各行加运费不等于总价',
      next: '请和平台核对金额',
    }),
    en: () => ({
      what: 'The order was not taken',
      why: 'Its lines and the way do not add up to its total',
      next: 'Check the sums with the platform',
    }),
  },
} as const satisfies Record<string, RefusalText>;

export type ChannelsRefusal = RefusalOf<typeof refusals>;
export const refuse = refuserOf(refusals);
