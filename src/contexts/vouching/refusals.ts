import { type RefusalOf, type RefusalText, refuserOf } from '#shared/outcome.ts';
import type { CredentialFault } from '#tracing';

const faults: Readonly<Record<CredentialFault, readonly [zh: string, en: string]>> = {
  'too-large': ['文件超过 64 KB，不是一份电子证书。', 'The file is above 64 KB and no credential.'],
  unreadable: ['文件不是 JSON，或者里面有重复的键。', 'The file is no JSON, or has a key twice.'],
  'not-a-credential': [
    '文件不是 W3C 可验证凭证（数据模型 2.0），或缺少编号、签发人、生效时间。',
    'It is no W3C Verifiable Credential (Data Model 2.0), or lacks its id, issuer or beginning.',
  ],
  'other-issuer': [
    '签名的密钥不是写明的签发人的。',
    'The key that signed is not that of the issuer it names.',
  ],
  'no-proof': ['里面没有签名。', 'It is not signed.'],
  unsupported: ['签名方式不是 eddsa-jcs-2022。', 'It is not signed by eddsa-jcs-2022.'],
  malformed: ['签名残缺。', 'Its signature is malformed.'],
  'context-differs': ['签名之后 @context 被改过。', 'Its @context was changed after signing.'],
  'foreign-key': ['签名的密钥不是 Ed25519 的 did:key。', 'The key that signed is no did:key of Ed25519.'],
  'wrong-signature': [
    '签名不对：内容在签发后被改过。',
    'The signature is wrong: it was changed after it was issued.',
  ],
};

export const refusals = {
  'vouching.not-allowed': {
    status: 403,
    zh: () => ({
      what: '您的身份不能做这件事',
      why: '证书由持有人带来，由有权的单位签发；信任谁的签名由县里定。',
      next: '请换用有这项权利的身份登录。',
    }),
    en: () => ({
      what: 'Your role cannot do this',
      why: 'Holders bring papers, entitled bodies issue them, and the county decides whose signature it takes.',
      next: 'Sign in with a role that may.',
    }),
  },
  'vouching.no-paper': {
    status: 404,
    zh: () => ({ what: '没有这份证书', why: '编号不对，或者它不归您管。', next: '请回到证书列表重新打开。' }),
    en: () => ({
      what: 'There is no such paper',
      why: 'Its number is wrong, or it is not yours to handle.',
      next: 'Open it again from the list of papers.',
    }),
  },
  'vouching.no-subject': {
    status: 422,
    zh: () => ({
      what: '没有说清这份证书是关于什么的',
      why: '产品证书要选一种产品，检测报告要填一个批次的编号，而且是您这里的。',
      next: '请选产品或填批次编号，再提交。',
    }),
    en: () => ({
      what: 'It is not clear what the paper is about',
      why: 'A product’s certificate needs a product, a report the code of a lot, and it must be yours.',
      next: 'Choose the product or give the lot’s code, then send again.',
    }),
  },
  'vouching.not-weighed': {
    status: 422,
    zh: () => ({
      what: '这种产品按个计，不能约定公斤数',
      why: '没有称过的东西，算不出用了多少。',
      next: '请选按重量卖的产品。',
    }),
    en: () => ({
      what: 'This product is counted, so no kilograms can be agreed',
      why: 'Of what is not weighed nobody can say how much was used.',
      next: 'Choose a product that is sold by weight.',
    }),
  },
  'vouching.no-holder': {
    status: 422,
    zh: () => ({
      what: '没有这个持有人',
      why: '证书要发给本县登记的一个单位。',
      next: '请从列表里选单位，再提交。',
    }),
    en: () => ({
      what: 'There is no such holder',
      why: 'A paper is given to an organisation of the county.',
      next: 'Choose the organisation, then send again.',
    }),
  },
  'vouching.fields': {
    status: 422,
    zh: ({ fieldsZh }: { fieldsZh: string; fieldsEn: string }) => ({
      what: `这些内容缺少或格式不对：${fieldsZh}`,
      why: '证书上有的，这里要照抄，别人才查得到。',
      next: '请照着证书改好，再提交。',
    }),
    en: ({ fieldsEn }: { fieldsZh: string; fieldsEn: string }) => ({
      what: `Missing or malformed: ${fieldsEn}`,
      why: 'What stands on the paper must stand here, so that others can look it up.',
      next: 'Correct it from the paper, then send again.',
    }),
  },
  'vouching.term': {
    status: 422,
    zh: () => ({
      what: '有效期不对',
      why: '要有开始的日子，结束不能早于开始。',
      next: '请照着证书改好日期，再提交。',
    }),
    en: () => ({
      what: 'The term is wrong',
      why: 'It needs a first day, and the last cannot be before it.',
      next: 'Correct the days from the paper, then send again.',
    }),
  },
  'vouching.scan': {
    status: 422,
    zh: ({ mostMb }: { mostMb: number }) => ({
      what: '证书的照片或扫描件用不了',
      why: `只收 PDF、JPEG、PNG，最多 ${mostMb} MB；看的是文件内容，不是文件名。`,
      next: '请换一个文件，再提交。',
    }),
    en: ({ mostMb }: { mostMb: number }) => ({
      what: 'The scan cannot be used',
      why: `PDF, JPEG and PNG up to ${mostMb} MB are taken, judged by what is in the file and not by its name.`,
      next: 'Choose another file, then send again.',
    }),
  },
  'vouching.bad-credential': {
    status: 422,
    zh: ({ fault }: { fault: CredentialFault }) => ({
      what: '这份电子证书不能用',
      why: faults[fault][0],
      next: '请向发证单位要一份新的文件。',
    }),
    en: ({ fault }: { fault: CredentialFault }) => ({
      what: 'This credential cannot be used',
      why: faults[fault][1],
      next: 'Ask its issuer for a new file.',
    }),
  },
  'vouching.unknown-kind': {
    status: 422,
    zh: () => ({
      what: '不认识这种证书',
      why: '这里收绿色食品、有机、地理标志使用协议和检测报告。',
      next: '请确认选对了文件。',
    }),
    en: () => ({
      what: 'This kind of certificate is not known here',
      why: 'Green food, organic, geographical indication quotas and laboratory reports are taken.',
      next: 'Check that it is the right file.',
    }),
  },
  'vouching.issuer-unknown': {
    status: 422,
    zh: ({ issuer }: { issuer: string }) => ({
      what: '县里还不认这个签发人的签名',
      why: `签名本身是对的，但签发人 ${issuer} 不在县里的信任名单上，或者不包括这种证书。`,
      next: '请把签发人告诉县里，核实后加进名单，再上传一次。',
    }),
    en: ({ issuer }: { issuer: string }) => ({
      what: 'The county does not take this issuer’s signature yet',
      why: `The signature is right, but ${issuer} is not on the county’s list, or not for this kind.`,
      next: 'Tell the county who the issuer is; once it is on the list, upload it again.',
    }),
  },
  'vouching.other-holder': {
    status: 422,
    zh: () => ({
      what: '这份证书不是发给您的',
      why: '证书里写的单位名称、统一社会信用代码或批次，和您的登记不一样。',
      next: '请上传发给您自己的证书；如果登记有误，请先改登记。',
    }),
    en: () => ({
      what: 'This certificate was not given to you',
      why: 'The organisation, its code or the lot it names are not yours as registered.',
      next: 'Upload one that names you; if the register is wrong, have it corrected first.',
    }),
  },
  'vouching.known': {
    status: 409,
    zh: () => ({ what: '这份证书已经在这里了', why: '同一份证书只登记一次。', next: '请在证书列表里找它。' }),
    en: () => ({
      what: 'This paper is here already',
      why: 'The same paper is registered once.',
      next: 'Find it in the list of papers.',
    }),
  },
  'vouching.issuer-fields': {
    status: 422,
    zh: () => ({
      what: '签发人没有写全',
      why: '要有 did:key 开头的 Ed25519 公钥、中英文名称，和至少一种证书。',
      next: '请补全，再保存。',
    }),
    en: () => ({
      what: 'The issuer is not complete',
      why: 'It needs an Ed25519 key as did:key, a name in both languages and at least one kind of paper.',
      next: 'Complete it, then save.',
    }),
  },
  'vouching.reason-needed': {
    status: 422,
    zh: () => ({ what: '没有写原因', why: '别人要知道它为什么不再有效。', next: '请写一句原因，再提交。' }),
    en: () => ({
      what: 'No reason is given',
      why: 'Others must know why it no longer holds.',
      next: 'Write one sentence, then send again.',
    }),
  },
} as const satisfies Record<string, RefusalText>;

export type VouchingRefusal = RefusalOf<typeof refusals>;
export const refuse = refuserOf(refusals);
