import { type RefusalOf, type RefusalText, refuserOf } from '#shared/outcome.ts';
import { epcisRefusals } from './epcis-refusals.ts';

export const refusals = {
  ...epcisRefusals,
  'tracing.not-allowed': {
    status: 403,
    zh: () => ({
      what: '您的身份不能做这件事',
      why: '溯源密钥由各组织自己管理；个人信息只给检查人员看。',
      next: '请换用有这项权利的身份登录。',
    }),
    en: () => ({
      what: 'Your role cannot do this',
      why: 'Each organisation keeps its own keys; personal data is shown to inspectors only.',
      next: 'Sign in with a role that may.',
    }),
  },
  'tracing.trace-not-yours': {
    status: 403,
    zh: () => ({
      what: '不能追溯这件东西',
      why: '种植户和合作社只能追溯自己种的、自己卖的批次。',
      next: '请核对编号；别人的货请找县里的工作人员。',
    }),
    en: () => ({
      what: 'This cannot be traced by you',
      why: 'Growers and co-ops trace the lots they grew or sell.',
      next: 'Check the name; for goods of others ask the county’s officers.',
    }),
  },
  'tracing.note-needed': {
    status: 422,
    zh: () => ({
      what: '没有写核查结果',
      why: '核查结果要留在记录里，空白的没有意义。',
      next: '请写下问过谁、查到什么，再保存。',
    }),
    en: () => ({
      what: 'No finding is written',
      why: 'What was found stays on record; an empty one says nothing.',
      next: 'Write whom you asked and what you found, then save.',
    }),
  },
  'tracing.adds-up': {
    status: 409,
    zh: () => ({
      what: '这里的数量已经对得上了',
      why: '其间有一条记录被声明有误，或者编号不对。',
      next: '请回到列表，看还有没有别的。',
    }),
    en: () => ({
      what: 'These amounts add up by now',
      why: 'A record was declared wrong in the meantime, or this is not one of them.',
      next: 'Go back to the list and see what is left.',
    }),
  },
  'tracing.log-not-ready': {
    status: 503,
    zh: () => ({
      what: '现在还拿不出证明',
      why: '溯源日志刚开始，或正在重新读取。记录本身不受影响。',
      next: '请过一会儿再试。',
    }),
    en: () => ({
      what: 'There is no proof to show yet',
      why: 'The log has just begun, or is being read again. What was recorded is not affected.',
      next: 'Try again in a moment.',
    }),
  },
  'tracing.bundle-too-large': {
    status: 409,
    zh: ({ most }: { most: number }) => ({
      what: '这批货的来历太长，一份凭证装不下',
      why: `凭证最多收 ${most} 项，再多手机就核验不动了。`,
      next: '请分别下载各来源批次的凭证。',
    }),
    en: ({ most }: { most: number }) => ({
      what: 'The story of these goods is too long for one bundle',
      why: `A bundle holds at most ${most} of a kind: a phone could not check more.`,
      next: 'Download the bundles of the lots it was made from.',
    }),
  },
  'tracing.no-credentials': {
    status: 404,
    zh: () => ({
      what: '没有这份电子证书',
      why: '没有签发过，或编号不对。',
      next: '请从证书页面打开链接。',
    }),
    en: () => ({
      what: 'There is no such credential',
      why: 'None was issued, or its number is wrong.',
      next: 'Open the link from the certificate’s page.',
    }),
  },
  'tracing.key-unknown': {
    status: 403,
    zh: ({ key }: { key: string }) => ({
      what: `不认识签名的密钥 ${key}`,
      why: '只有登记过的密钥签的记录才收。',
      next: '请先登记这把密钥，再把记录发一次。',
    }),
    en: ({ key }: { key: string }) => ({
      what: `The key ${key} that signed is not known`,
      why: 'Records are taken only under a registered key.',
      next: 'Register the key, then send the records again.',
    }),
  },
  'tracing.key-revoked': {
    status: 403,
    zh: ({ key }: { key: string }) => ({
      what: `密钥 ${key} 已经吊销`,
      why: '吊销之后送来的记录，无法判断是吊销前还是吊销后签的。',
      next: '请用新的密钥重新签名。',
    }),
    en: ({ key }: { key: string }) => ({
      what: `The key ${key} was revoked`,
      why: 'Of what arrives after that, nobody can tell whether it was signed before.',
      next: 'Sign again with a new key.',
    }),
  },
  'tracing.key-not-valid-then': {
    status: 403,
    zh: ({ key, at }: { key: string; at: string }) => ({
      what: `密钥 ${key} 在 ${at} 无效`,
      why: '签名的时刻不在这把密钥的有效期内，或者在将来。',
      next: '请核对设备的时钟，用当时有效的密钥签名。',
    }),
    en: ({ key, at }: { key: string; at: string }) => ({
      what: `The key ${key} was not valid at ${at}`,
      why: 'The moment of signing lies outside the key’s time, or in the future.',
      next: 'Check the device’s clock, and sign with a key valid at that moment.',
    }),
  },
  'tracing.bad-signature': {
    status: 403,
    zh: ({ id }: { id: string }) => ({
      what: `${id} 的签名不对`,
      why: '签名和所签的内容对不上：内容改过，或不是这把密钥签的。',
      next: '请重新签名再发。',
    }),
    en: ({ id }: { id: string }) => ({
      what: `The signature of ${id} is wrong`,
      why: 'It does not fit what it signs: that was changed, or another key signed it.',
      next: 'Sign it again and send it again.',
    }),
  },
  'tracing.claim-differs': {
    status: 422,
    zh: ({ id, field }: { id: string; field: string }) => ({
      what: `${id} 的声明和事件不一致（${field}）`,
      why: '声明里的编号、摘要或事件哈希必须由这个事件算出来。',
      next: '请由要发的事件重新算出声明，签名后再发。',
    }),
    en: ({ id, field }: { id: string; field: string }) => ({
      what: `The claim about ${id} is not of this event (${field})`,
      why: 'A claim’s id, digest and event hash must be computed from the event it comes with.',
      next: 'Make the claim anew from the event you send, sign it, and send it again.',
    }),
  },
  'tracing.too-long': {
    status: 413,
    zh: ({ id, most }: { id: string; most: number }) => ({
      what: `${id} 的声明太长`,
      why: `日志的一条记录最多 ${most} 字节；物品编号最多 512 字节。`,
      next: '请把照片或承诺分到几个事件里。',
    }),
    en: ({ id, most }: { id: string; most: number }) => ({
      what: `What is claimed of ${id} is too long`,
      why: `A statement holds at most ${most} bytes, the name of a thing 512.`,
      next: 'Spread photos or commitments over several events.',
    }),
  },
  'tracing.not-an-event': {
    status: 400,
    zh: ({ reasonZh }: { reasonZh: string; reasonEn: string }) => ({
      what: '这不是可以收下的事件',
      why: reasonZh,
      next: '请按 EPCIS 2.0 改正后再发。',
    }),
    en: ({ reasonEn }: { reasonZh: string; reasonEn: string }) => ({
      what: 'This is no event that can be captured',
      why: reasonEn,
      next: 'Correct it as EPCIS 2.0 says and send it again.',
    }),
  },
  'tracing.contradiction': {
    status: 409,
    zh: ({ id }: { id: string }) => ({
      what: `${id} 已经记录过，内容不一样`,
      why: '记下的事件不会改。先记的仍然有效，这一份作为证据另行保存。',
      next: '如果先前记错了，请发一个新编号的更正事件，并对原事件作错误声明。',
    }),
    en: ({ id }: { id: string }) => ({
      what: `${id} is on record with other content`,
      why: 'What is recorded is never changed. The first stands; this one is kept beside it as evidence.',
      next: 'If the first was wrong, send a corrective event under a new id and declare the first an error.',
    }),
  },
  'tracing.not-captured-alone': {
    status: 422,
    zh: ({ id }: { id: string }) => ({
      what: `${id} 没有收下`,
      why: '同一份文件里有别的事件被拒收，而这份文件要求全部收下或全部不收。',
      next: '请改正被拒收的事件，再发整份文件。',
    }),
    en: ({ id }: { id: string }) => ({
      what: `${id} was not captured`,
      why: 'Another event of the document was refused, and the document asks for all or none.',
      next: 'Correct the refused events and send the whole document again.',
    }),
  },
  'tracing.key-unsound': {
    status: 422,
    zh: () => ({
      what: '这不是可以登记的公钥',
      why: '它不是 Ed25519 验证密钥，或者是任何人都能冒用的弱公钥。',
      next: '请用常规工具生成一把新的 Ed25519 密钥。',
    }),
    en: () => ({
      what: 'This key cannot be registered',
      why: 'It is no Ed25519 verifier key, or one of those that anybody can sign for.',
      next: 'Make a new Ed25519 key with an ordinary tool.',
    }),
  },
  'tracing.key-not-yours': {
    status: 403,
    zh: () => ({
      what: '无法确认这把密钥在您手里',
      why: '登记时要用这把密钥对登记内容签名。',
      next: '请用它签名后再登记。',
    }),
    en: () => ({
      what: 'It is not shown that you hold this key',
      why: 'A registration is signed with the key it registers.',
      next: 'Sign the registration with it and send it again.',
    }),
  },
  'tracing.key-known': {
    status: 409,
    zh: ({ key }: { key: string }) => ({
      what: `密钥 ${key} 已经登记过`,
      why: '一把密钥只登记一次，吊销之后也不能再登记。',
      next: '要换密钥，请生成一把新的。',
    }),
    en: ({ key }: { key: string }) => ({
      what: `The key ${key} is registered already`,
      why: 'A key is registered once, and not again after it was revoked.',
      next: 'To change keys, make a new one.',
    }),
  },
  'tracing.link-unreadable': {
    status: 400,
    zh: ({ zh }: { zh: string; en: string; fault: string; at: number; ai: string }) => ({
      what: '读不了这个标识链接',
      why: zh,
      next: '请重新扫码；手输的请对照标签再看一遍。',
    }),
    en: ({ en }: { zh: string; en: string; fault: string; at: number; ai: string }) => ({
      what: 'This Digital Link cannot be read',
      why: en,
      next: 'Scan again; if you typed it, compare it with the label.',
    }),
  },
  'tracing.link-unknown': {
    status: 404,
    zh: ({ name }: { name: string }) => ({
      what: `这里没有 ${name} 的记录`,
      why: '编号写得对，但不是本县登记的，或者还没有发生过什么。',
      next: '请看标签上印的是哪个网站，到那里去查。',
    }),
    en: ({ name }: { name: string }) => ({
      what: `There is nothing about ${name} here`,
      why: 'The number is well formed, but was not registered by this county, or nothing has happened to it yet.',
      next: 'See which site the label names, and ask there.',
    }),
  },
  'tracing.link-type-missing': {
    status: 404,
    zh: ({ type }: { type: string }) => ({
      what: `没有 ${type} 这一类的链接`,
      why: '这件东西有别的链接，没有这一类。',
      next: '不写 linkType 就去默认的页面；linkType=all 列出全部链接。',
    }),
    en: ({ type }: { type: string }) => ({
      what: `There is no link of the type ${type}`,
      why: 'This thing has other links, but none of that type.',
      next: 'Leave out linkType for the default page, or ask linkType=all for every link.',
    }),
  },
} as const satisfies Record<string, RefusalText>;

export type TracingRefusal = RefusalOf<typeof refusals>;
export const refuse = refuserOf(refusals);
