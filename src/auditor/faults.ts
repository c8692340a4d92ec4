/** What can be wrong with a log's folder: each code with its sentences. `{name}` is filled from the facts. */
export const faults = {
  'no-checkpoint': ['没有 checkpoint 文件。', 'There is no checkpoint file.'],
  'checkpoint-malformed': ['检查点不是一份签名文本（signed-note）。', 'The checkpoint is no signed note.'],
  'checkpoint-unsigned': [
    '检查点上没有可信日志密钥的签名。请核对 --key。',
    'The checkpoint carries no signature of a trusted log key. Check --key.',
  ],
  'checkpoint-signature': [
    '检查点上有可信密钥的签名，但签名不对：检查点被改过，或是伪造的。',
    'A signature of a trusted key on the checkpoint does not hold: the checkpoint was changed or forged.',
  ],
  'checkpoint-text': [
    '检查点的内容不合规（{what}）。',
    'The checkpoint’s text is not as the format asks ({what}).',
  ],
  'checkpoint-origin': [
    '检查点说的是日志 {origin}，签名的密钥却是 {name} 的。',
    'The checkpoint speaks of the log {origin}, but the key that signed it is {name}’s.',
  ],
  quorum: [
    '见证人的联署没有达到要求：有效的只有 {got} 个。',
    'The witnesses’ quorum is not met: {got} of their cosignatures hold.',
  ],
  'bundle-missing': ['缺少条目包 {path}。', 'The entry bundle {path} is missing.'],
  'bundle-cut-off': [
    '条目包 {path} 在一条中间断了。',
    'The entry bundle {path} ends in the middle of an entry.',
  ],
  'bundle-width': [
    '条目包 {path} 里不是正好 {wanted} 条。',
    'The entry bundle {path} does not hold exactly {wanted} entries.',
  ],
  'entry-changed': [
    '第 {entry} 条（{bundle}）的内容与瓦片 {path} 里的哈希不符：其中之一被改过。',
    'Entry {entry} ({bundle}) does not have the hash that the tile {path} holds: one of them was changed.',
  ],
  'tile-missing': ['缺少瓦片 {path}。', 'The tile {path} is missing.'],
  'tile-length': [
    '瓦片 {path} 有 {got} 字节，应有 {wanted} 字节。',
    'The tile {path} has {got} bytes where {wanted} belong.',
  ],
  'tile-hash': [
    '瓦片 {path} 的第 {place} 个哈希（从 0 数起），不是下一层瓦片算出的那个。',
    'Hash {place} (counted from 0) of the tile {path} is not the one that the tile below it makes.',
  ],
  'partial-differs': [
    '较早的部分瓦片 {path} 与现在的瓦片不一致：日志的历史被改过。',
    'The earlier partial tile {path} does not agree with the tile of now: the log’s history was changed.',
  ],
  'entry-malformed': ['第 {entry} 条读不懂。', 'Entry {entry} is malformed.'],
  'line-order': [
    '第 {entry} 条不是 {line} 的下一条：有一条被漏掉、重复或换了顺序。',
    'Entry {entry} is not the next of {line}: one was left out, repeated or reordered.',
  ],
  'map-differs': [
    '第 {entry} 条的线图不是由它之前所有条目算出的那个：算出 {got}，写着 {wanted}。',
    'The map of entry {entry} is not what all entries before it give: {got}, and it says {wanted}.',
  ],
  'map-missing': [
    '日志（{size} 条）不是以线图结尾的。',
    'The log of {size} entries does not end with a map.',
  ],
  'no-entry': [
    '日志只有 {size} 条，没有第 {entry} 条（从 0 数起）。',
    'The log has {size} entries; there is no entry {entry} (counted from 0).',
  ],
  'not-provable': [
    '第 {entry} 条和瓦片合不到检查点的根上：先用 tlog verify 查出哪里不对。',
    'Entry {entry} and the tiles do not make the checkpoint’s root: find out what is wrong with tlog verify.',
  ],
  'proof-malformed': ['这不是一份 tlog-proof 证明。', 'This is no tlog-proof.'],
  'not-included': [
    '证明不成立：检查点之下没有这一条，或它不在那个位置。',
    'The proof does not hold: the checkpoint has no such entry, or not in that place.',
  ],
  root: [
    '由条目算出的根与检查点的不符：算出 {got}，检查点说 {wanted}。',
    'The root made from the entries is not the checkpoint’s: {got}, and the checkpoint says {wanted}.',
  ],
} as const satisfies Readonly<Record<string, readonly [zh: string, en: string]>>;

export type FaultCode = keyof typeof faults;

/** One thing wrong, to be read by a person in either language or by a machine. */
export interface LogFault {
  readonly code: FaultCode;
  readonly zh: string;
  readonly en: string;
  readonly facts: Readonly<Record<string, string | number>>;
}

export function logFault(code: FaultCode, facts: LogFault['facts'] = {}): LogFault {
  const [zh, en] = faults[code].map((text) => text.replace(/\{(\w+)\}/g, (_, name) => String(facts[name])));
  return { code, zh: zh ?? code, en: en ?? code, facts };
}
