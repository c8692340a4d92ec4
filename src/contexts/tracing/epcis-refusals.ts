import type { RefusalText } from '#shared/outcome.ts';

/** What the EPCIS door refuses: its documents, queries and subscriptions. */
export const epcisRefusals = {
  'tracing.document-wrong': {
    status: 400,
    zh: ({ faults }: { faults: number }) => ({
      what: '这份 EPCIS 文件没有收下',
      why: `发现 ${faults} 处问题，每处的位置写在 errors 里。`,
      next: '请改正后再发一次；也可以用 `maidehao epcis validate` 先检查。',
    }),
    en: ({ faults }: { faults: number }) => ({
      what: 'This EPCIS document was not taken',
      why: `Faults found: ${faults}; where each one is stands in errors.`,
      next: 'Correct it and send it again; `maidehao epcis validate` checks it beforehand.',
    }),
  },
  'tracing.name-reserved': {
    status: 422,
    zh: ({ name, pointer }: { name: string; pointer: string }) => ({
      what: `事件不能写 ${name} 的事`,
      why: `${pointer} 里的名字留给密钥、证书、核验程序和装箱记录（urn:maidehao: 开头或 #packed 结尾），或者是把物的编号当成了事件编号。`,
      next: '请写货物自己的编号；没有 GS1 编号的，用本组织名下的 URI。',
    }),
    en: ({ name, pointer }: { name: string; pointer: string }) => ({
      what: `No event can be about ${name}`,
      why: `The name in ${pointer} is kept for keys, certificates, verifiers and packings (it begins with urn:maidehao: or ends in #packed), or a thing’s name stands where the event’s own is wanted.`,
      next: 'Name the goods themselves; without a GS1 key, by a URI of your organisation’s.',
    }),
  },
  'tracing.document-too-large': {
    status: 413,
    zh: ({ events, bytes }: { events: number; bytes: number }) => ({
      what: '这份文件太大了',
      why: `一次最多 ${events} 个事件，${bytes} 字节。`,
      next: '请分成几份发送。',
    }),
    en: ({ events, bytes }: { events: number; bytes: number }) => ({
      what: 'This document is too large',
      why: `At most ${events} events and ${bytes} bytes at once.`,
      next: 'Send it in parts.',
    }),
  },
  'tracing.not-one-event': {
    status: 400,
    zh: ({ events }: { events: number }) => ({
      what: '这里一次只收一个事件',
      why: `收到 ${events} 个。`,
      next: '多个事件请发到 /epcis/capture。',
    }),
    en: ({ events }: { events: number }) => ({
      what: 'This address takes one event at a time',
      why: `It received ${events}.`,
      next: 'Send several to /epcis/capture.',
    }),
  },
  'tracing.media-type-unknown': {
    status: 415,
    zh: ({ type }: { type: string }) => ({
      what: '不收这种格式',
      why: `Content-Type 是 ${type}。`,
      next: '请用 application/ld+json、application/json 或 application/xml。',
    }),
    en: ({ type }: { type: string }) => ({
      what: 'This format is not taken',
      why: `Content-Type is ${type}.`,
      next: 'Send application/ld+json, application/json or application/xml.',
    }),
  },
  'tracing.not-acceptable': {
    status: 406,
    zh: ({ header, value, offers }: { header: string; value: string; offers: string }) => ({
      what: '给不出所要的形式',
      why: `${header} 要的是 ${value}。`,
      next: `这里能给：${offers}。`,
    }),
    en: ({ header, value, offers }: { header: string; value: string; offers: string }) => ({
      what: 'It cannot be had in the form asked for',
      why: `${header} asks for ${value}.`,
      next: `To be had: ${offers}.`,
    }),
  },
  'tracing.header-wrong': {
    status: 400,
    zh: ({ header, value, offers }: { header: string; value: string; offers: string }) => ({
      what: `请求头 ${header} 不对`,
      why: `${value} 不是它的值。`,
      next: `可以写：${offers}。`,
    }),
    en: ({ header, value, offers }: { header: string; value: string; offers: string }) => ({
      what: `The header ${header} is wrong`,
      why: `${value} is none of its values.`,
      next: `Write one of: ${offers}.`,
    }),
  },
  'tracing.no-such-capture': {
    status: 404,
    zh: () => ({
      what: '没有这个接收任务',
      why: '编号不对，或者是别的组织发的。',
      next: '请从 GET /epcis/capture 里找。',
    }),
    en: () => ({
      what: 'There is no such capture job',
      why: 'Its number is wrong, or another organisation sent it.',
      next: 'Look for it in GET /epcis/capture.',
    }),
  },
  'tracing.no-such-event': {
    status: 404,
    zh: () => ({
      what: '没有这个事件',
      why: '没有用这个 eventID 记录过事件。',
      next: '请核对 eventID；刚发送的，请先看接收任务是否完成。',
    }),
    en: () => ({
      what: 'There is no such event',
      why: 'No event was captured under this eventID.',
      next: 'Check the eventID; if you have just sent it, see whether its capture job has finished.',
    }),
  },
  'tracing.too-many-requests': {
    status: 429,
    zh: ({ seconds }: { seconds: number }) => ({
      what: '请求太密了',
      why: '同一个组织或同一个地址一秒里只能发这么多。',
      next: `请等 ${seconds} 秒再试。`,
    }),
    en: ({ seconds }: { seconds: number }) => ({
      what: 'Too many requests',
      why: 'One organisation or address may send only so many a second.',
      next: `Try again in ${seconds} seconds.`,
    }),
  },
  'tracing.too-many-kept': {
    status: 422,
    zh: ({ most }: { most: number; kept: string }) => ({
      what: '不能再留了',
      why: `一个组织最多保留 ${most} 个命名查询、${most} 个订阅。`,
      next: '请先删掉不用的，再建新的。',
    }),
    en: ({ most, kept }: { most: number; kept: string }) => ({
      what: 'No more can be kept',
      why: `An organisation keeps at most ${most} ${kept}.`,
      next: 'Delete one that is no longer used, then make the new one.',
    }),
  },
  'tracing.too-many-streams': {
    status: 429,
    zh: ({ most }: { most: number; seconds: number }) => ({
      what: '打开的事件流太多了',
      why: `一个组织同时最多 ${most} 个，全县也有上限。`,
      next: '请先关掉一个，过一会儿再连；也可以改用订阅。',
    }),
    en: ({ most }: { most: number; seconds: number }) => ({
      what: 'Too many streams are open',
      why: `One organisation may have ${most} at once, and all together have a limit too.`,
      next: 'Close one and try again in a moment, or subscribe instead.',
    }),
  },
  'tracing.address-too-long': {
    status: 414,
    zh: () => ({
      what: '地址太长了',
      why: '查询参数太多。',
      next: '请把查询存为命名查询（POST /epcis/queries），再取它的结果。',
    }),
    en: () => ({
      what: 'The address is too long',
      why: 'It holds too many query parameters.',
      next: 'Keep the query under a name (POST /epcis/queries) and ask for its results.',
    }),
  },
  'tracing.query-parameter-unknown': {
    status: 400,
    zh: ({ name }: { name: string }) => ({
      what: `不认识查询参数 ${name}`,
      why: '少了这个条件，结果就不是所要的。',
      next: '请核对参数名；自己的字段要写前缀，如 EQ_example:field。',
    }),
    en: ({ name }: { name: string }) => ({
      what: `The query parameter ${name} is not known`,
      why: 'Without its condition the answer would not be what was asked.',
      next: 'Check its name; fields of your own need their prefix, as in EQ_example:field.',
    }),
  },
  'tracing.query-value-wrong': {
    status: 400,
    zh: ({ name, value, wanted }: { name: string; value: string; wanted: string }) => ({
      what: `查询参数 ${name} 的值不对`,
      why: `写的是“${value}”，这里要 ${wanted}。`,
      next: '请改正后再查。',
    }),
    en: ({ name, value, wanted }: { name: string; value: string; wanted: string }) => ({
      what: `The value of the query parameter ${name} is wrong`,
      why: `It says “${value}”; wanted: ${wanted}.`,
      next: 'Correct it and ask again.',
    }),
  },
  'tracing.query-parameters-together': {
    status: 400,
    zh: ({ one, other }: { one: string; other: string }) => ({
      what: `${one} 和 ${other} 的搭配不对`,
      why:
        other === 'orderBy'
          ? '只取前几个，要先说按什么排序。'
          : '一个限制返回多少，一个规定超过就报错，不能同时用。',
      next: '请改正后再查。',
    }),
    en: ({ one, other }: { one: string; other: string }) => ({
      what: `${one} and ${other} do not go together like this`,
      why:
        other === 'orderBy'
          ? 'To give the first few, their order must be said.'
          : 'One limits what is given, the other refuses to give more: not both at once.',
      next: 'Correct it and ask again.',
    }),
  },
  'tracing.query-known': {
    status: 409,
    zh: ({ name }: { name: string }) => ({
      what: `已经有叫 ${name} 的查询`,
      why: '一个组织里，一个名字只存一个查询。',
      next: '请换个名字，或先删掉原来的。',
    }),
    en: ({ name }: { name: string }) => ({
      what: `There is a query called ${name} already`,
      why: 'An organisation keeps one query under a name.',
      next: 'Choose another name, or delete that one first.',
    }),
  },
  'tracing.no-such-query': {
    status: 404,
    zh: ({ name }: { name: string }) => ({
      what: `没有叫 ${name} 的查询`,
      why: '名字不对，或者是别的组织的查询。',
      next: '请从 GET /epcis/queries 里找。',
    }),
    en: ({ name }: { name: string }) => ({
      what: `There is no query called ${name}`,
      why: 'The name is wrong, or the query is another organisation’s.',
      next: 'Look for it in GET /epcis/queries.',
    }),
  },
  'tracing.destination-refused': {
    status: 400,
    zh: ({ dest }: { dest: string }) => ({
      what: `不能往 ${dest} 发送`,
      why: '接收地址要是公网上的 http 或 https 地址，不带用户名和密码。',
      next: '请换一个地址；要发到内网，请运营方开启 PRIVATE_WEBHOOKS。',
    }),
    en: ({ dest }: { dest: string }) => ({
      what: `Nothing is sent to ${dest}`,
      why: 'A destination is an http or https address in the public network, without name and password.',
      next: 'Give another address; for one in a private network the operator sets PRIVATE_WEBHOOKS.',
    }),
  },
  'tracing.schedule-wrong': {
    status: 400,
    zh: () => ({
      what: '不知道什么时候发送',
      why: '要么写 stream: true，要么写一个读得懂、会到来的 schedule，二者选一。',
      next: '请改正，例如 {"schedule":{"hour":"1","minute":"5"}}。',
    }),
    en: () => ({
      what: 'It is not clear when to send',
      why: 'Either stream is true, or there is a schedule that can be read and whose time will come; one of both.',
      next: 'Correct it, for example {"schedule":{"hour":"1","minute":"5"}}.',
    }),
  },
  'tracing.no-such-subscription': {
    status: 404,
    zh: () => ({
      what: '没有这个订阅',
      why: '编号不对、已经退订，或者是别的组织的。',
      next: '请从 GET /epcis/queries/…/subscriptions 里找。',
    }),
    en: () => ({
      what: 'There is no such subscription',
      why: 'Its number is wrong, it has ended, or it is another organisation’s.',
      next: 'Look for it in GET /epcis/queries/…/subscriptions.',
    }),
  },
  'tracing.name-a-lot': {
    status: 403,
    zh: () => ({
      what: '要写明是哪一批货',
      why: '没有登录的人和买家只能查写明编号的批次；包裹是别人的订单，不列出来。',
      next: '请写明批次，例如 MATCH_anyEPCClass=…；或用经手货物的组织身份登录。',
    }),
    en: () => ({
      what: 'Name the lot that is asked about',
      why: 'Visitors and buyers may read the events of a lot they name; parcels are somebody’s orders and are not listed.',
      next: 'Name the lot, for example MATCH_anyEPCClass=…, or sign in for an organisation that handles goods.',
    }),
  },
  'tracing.query-too-large': {
    status: 413,
    zh: ({ most }: { most: number }) => ({
      what: '结果太多',
      why: `符合条件的事件超过 ${most} 个（maxEventCount）。`,
      next: '请加条件，或分页取。',
    }),
    en: ({ most }: { most: number }) => ({
      what: 'The result is too large',
      why: `More than ${most} events match (maxEventCount).`,
      next: 'Add conditions, or take it in pages.',
    }),
  },
  'tracing.query-too-complex': {
    status: 413,
    zh: () => ({
      what: '这个查询太费时间',
      why: '条件太多，或者几秒钟里找不完。',
      next: '请加上时间范围、物或地点，缩小范围。',
    }),
    en: () => ({
      what: 'This query takes too long',
      why: 'It has too many conditions, or was not done within seconds.',
      next: 'Narrow it by time, thing or place.',
    }),
  },
} as const satisfies Record<string, RefusalText>;
