/** What no check of a file can show, said with every verdict. */
export const unproven = {
  source: [
    '记录在源头是否属实：签名只说明是谁、在什么时候这样写的。',
    'That a record was true at its source: a signature shows who wrote it and when, not that it is so.',
  ],
  label: [
    '您手里的货就是这一批：标签可以被抄走，请对照包装上的批次号和数量。',
    'That the goods in your hand are these: a label can be copied. Compare the lot number and the amount on the pack.',
  ],
  keys: [
    '签名时钥匙在谁手里：多数农户和合作社的钥匙由平台代管，谁持有哪把钥匙由平台登记。',
    'Who held the key: the platform keeps the keys of most growers and co-ops, and registers whose key is whose.',
  ],
  index: [
    '索引收进了日志里的每一条：这要重读整本日志才能确认，任何人都可以做。',
    'That the index was made from every entry of the log: only reading the whole log again shows that, as anyone may.',
  ],
  since: [
    '此后又发生了什么：这份文件只到上面写的时刻为止。',
    'What happened since: this file ends at the moment given above.',
  ],
  parcels: [
    '包裹的内容：它们是各人的订单，这里只有经索引证明的个数。',
    'What is in the parcels: each is somebody’s order, so only their number is given, proven by the index.',
  ],
  crates: [
    '装进哪个箱子：这份文件只证明有几次，每一次写在那个箱子的凭证里。',
    'Which crates it was in: this file proves only how many times; each time stands in the bundle of that crate.',
  ],
  chain: [
    '上链登记真的在链上：请用两个互不相干的节点查这笔交易。',
    'That the anchor stands on the chain: look its transaction up with two nodes that do not belong together.',
  ],
  media: [
    '没有放进文件的照片：记录里只有它们的指纹。',
    'Photos that are not in the file: the records hold only their digests.',
  ],
  certificates: [
    '记录提到、却没有放进文件的证书：请向发证人核对。',
    'Certificates that the records name and the file does not hold: ask their issuers.',
  ],
} as const satisfies Record<string, readonly [zh: string, en: string]>;

export type UnprovenCode = keyof typeof unproven;
