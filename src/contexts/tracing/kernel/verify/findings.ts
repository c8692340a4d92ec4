/**
 * Everything a verdict can say, by its stable code: how heavy it weighs, in Chinese, in English. `{name}` is filled in from the
 * finding's facts. Red: what is shown is not what was recorded, or not all of it. Amber: not wrong, and not yet enough. Note: worth
 * knowing, and no doubt on the rest.
 */
export const findings = {
  'bundle.holds': [
    'note',
    '{records} 条记录，一条不少，记下后没有改过；{witnesses} 家见证。',
    '{records}, all present and unchanged since; witnessed by {witnesses}.',
  ],
  'bundle.too-large': ['red', '文件太大，不是一份溯源凭证。', 'The file is too large to be a proof bundle.'],
  'bundle.unreadable': [
    'red',
    '文件读不懂：{why}。请重新下载凭证再核验。',
    'The file cannot be read: {why}. Download the bundle again.',
  ],
  'bundle.shape': [
    'red',
    '凭证的格式不对：{path}。它不完整，或者被改过。',
    'The bundle is not as it should be at {path}: it is cut short or was changed.',
  ],
  'bundle.other-thing': [
    'red',
    '这份凭证说的是别的东西：{about}。',
    'This bundle is about something else: {about}.',
  ],
  'policy.unreadable': [
    'red',
    '核验用的“信任名单”读不懂：{why}。',
    'The list of whom to trust cannot be read: {why}.',
  ],
  'checker.failed': [
    'red',
    '核验程序自己出错了，什么都没有证明：{why}。',
    'The checker itself failed, so nothing is proven: {why}.',
  ],

  'checkpoint.malformed': ['red', '日志的检查点读不懂：{why}。', 'The log’s checkpoint is malformed: {why}.'],
  'checkpoint.unknown-log': [
    'red',
    '检查点不是我们认识的日志签的（{origin}）。',
    'The checkpoint is not signed by a log we know ({origin}).',
  ],
  'checkpoint.bad-signature': [
    'red',
    '日志在检查点上的签名不对：检查点被改过。',
    'The log’s signature on the checkpoint is wrong: the checkpoint was changed.',
  ],
  'checkpoint.old': [
    'amber',
    '这是 {age}前的状态，之后又记了什么，这份文件看不到。请下载新的凭证。',
    'This is the state of {age} ago; what was recorded since is not in this file. Download a new bundle.',
  ],
  'checkpoint.undated': [
    'amber',
    '没有独立的见证人说明这是什么时候的状态。',
    'Nobody independent says of which moment this is the state.',
  ],
  'checkpoint.ahead-of-clock': [
    'amber',
    '见证人写的时间比这台设备的时钟晚{age}：请先校准时钟。',
    'The witnesses’ time is {age} ahead of this device’s clock: set the clock first.',
  ],
  'checkpoint.split-view': [
    'red',
    '同一本日志给不同的人看了不同的内容（第 {size} 条处）。请保存证据文件，交给监管部门或见证机构。',
    'The log has shown different people different contents (at size {size}). Save the evidence and hand it to the county’s inspection or a witness.',
  ],
  'checkpoint.rolled-back': [
    'red',
    '日志被回滚：这台设备见过 {seen} 条，见证人后来却签了只有 {size} 条的状态。请保存证据文件，交给监管部门或见证机构。',
    'The log was rolled back: this device has seen {seen} entries, and later than that witnesses signed a state of {size}. Save the evidence and hand it to the county’s inspection or a witness.',
  ],
  'checkpoint.behind': [
    'amber',
    '这台设备见过更新的状态（{seen} 条）；这份文件停在 {age}前的 {size} 条，之后记的看不到。请下载新的凭证。',
    'This device has seen a newer state ({seen} entries); this file ends at the {size} of {age} ago. Download a new bundle.',
  ],
  'witness.bad-signature': [
    'red',
    '见证人“{witness}”的签名不对：检查点被改过，或者签名是假的。',
    'The signature of witness “{witness}” is wrong: the checkpoint was changed, or the signature is forged.',
  ],
  'witness.too-few': [
    'amber',
    '已记录，还没有足够的见证：目前 {have} 家见证，规则是“{rule}”。请过一会儿再看。',
    'Recorded, not yet witnessed: {have} have witnessed it, the rule is “{rule}”. Look again in a while.',
  ],

  'map.malformed': ['red', '索引条目读不懂。', 'The entry of the index is malformed.'],
  'map.not-in-log': ['red', '索引不在日志里：它是伪造的。', 'The index is not in the log: it is forged.'],
  'map.not-last': [
    'red',
    '用的是旧索引：比它新的记录可能被藏起来了。',
    'An older index is used: newer records could be hidden behind it.',
  ],

  'line.missing': ['red', '不完整：缺少 {line} 的记录。', 'Incomplete: the records of {line} are missing.'],
  'line.repeated': ['red', '{line} 出现了两次。', '{line} is given twice.'],
  'line.not-in-map': ['red', '索引证明对不上：{line}。', 'The proof does not lead from the index to {line}.'],
  'line.incomplete': [
    'red',
    '不完整：{line} 有 {recorded} 条记录，这里只给了 {shown} 条。',
    'Incomplete: {recorded} records of {line} exist, only {shown} are shown.',
  ],
  'line.broken-chain': [
    'red',
    '{line} 的第 {seq} 条记录接不上前一条：有记录被删、被换或换了顺序。',
    'Record {seq} of {line} does not follow the one before: something was removed, exchanged or reordered.',
  ],
  'line.head-not-in-log': [
    'red',
    '{line} 的最后一条记录不在日志里。',
    'The last record of {line} is not in the log.',
  ],
  'line.unexpected': [
    'red',
    '{line} 与这件货无关，却放在凭证里。',
    '{line} has nothing to do with this, and is in the bundle.',
  ],
  'line.nothing-recorded': [
    'amber',
    '日志里还没有 {line} 的任何记录。刚记下的，稍等片刻再看。',
    'The log holds no record of {line} yet. If it was recorded just now, look again in a moment.',
  ],
  'line.origin-elsewhere': [
    'amber',
    '它由 {line} 制成，而这本日志里没有 {line} 的记录。',
    'It was made from {line}, of which this log holds no record.',
  ],

  'entry.malformed': ['red', '{line} 的第 {seq} 条记录读不懂。', 'Record {seq} of {line} is malformed.'],
  'event.content': [
    'red',
    '内容与记录不符：记录之后有人改了内容。',
    'The content does not match the record: it was changed after it was recorded.',
  ],
  'event.content-missing': [
    'red',
    '不完整：有这条记录，但没有给出内容。',
    'Incomplete: the record exists, its content is not given.',
  ],
  'event.content-unclaimed': [
    'red',
    '凭证里有一段内容（{id}）没有对应的记录。',
    'The bundle holds a content ({id}) that no record speaks of.',
  ],
  'event.other-id': [
    'red',
    '内容的编号与记录的编号不同。',
    'The content carries another identifier than its record.',
  ],
  'event.not-an-event': ['red', '内容不是一条溯源事件。', 'The content is not an event.'],
  'event.other-thing': [
    'red',
    '这条记录说的不是 {line}，却放在它名下。',
    'This record does not speak of {line}, yet stands under it.',
  ],
  'event.hidden': [
    'red',
    '这条记录也说到 {line}，却没有记在它名下：被藏起来了。',
    'This record speaks of {line} too and is not recorded under it: it was hidden there.',
  ],
  'event.two-versions': [
    'red',
    '同一个编号有两种不同的内容。',
    'Two different contents carry the same identifier.',
  ],
  'event.not-in-document': [
    'red',
    '这条记录不在它所说的那份已签文件里。',
    'The record is not part of the signed document it names.',
  ],
  'event.bad-signature': [
    'red',
    '签名不对：不是 {issuer} 签的，或者签后被改过。',
    'The signature is wrong: not by {issuer}, or changed after signing.',
  ],
  'event.before-it-happened': [
    'amber',
    '记录的时间比它所说的事情还早 {age}。',
    'It was written down {age} before it is said to have happened.',
  ],
  'event.late': ['note', '事情过了 {age} 才补记。', 'Written down {age} after it happened.'],
  'event.clock-ahead': [
    'amber',
    '记录人的时钟比见证时间还快 {age}：记录的时刻不可靠。',
    'The recorder’s clock is {age} ahead of the witnesses’: its time cannot be relied on.',
  ],
  'event.withdrawn': [
    'note',
    '这条记录后来被声明有误：{reason}。原文保留，加删除线。',
    'This record was later declared wrong: {reason}. It stays, struck through.',
  ],
  'event.declared-by-other': [
    'note',
    '别人声明这条记录有误：{reason}。记录不是他们做的，仍然有效。',
    'Somebody else declared this record wrong: {reason}. It is not theirs to take back, and stands.',
  ],

  'issuer.unknown': [
    'red',
    '签名的钥匙 {issuer} 没有登记在日志里。',
    'The signing key {issuer} is not registered in the log.',
  ],
  'issuer.not-yet-valid': [
    'red',
    '签名时钥匙 {issuer} 还没有生效（{from} 起）。',
    'The key {issuer} was not yet valid (from {from}).',
  ],
  'issuer.expired': [
    'red',
    '签名时钥匙 {issuer} 已经过期（{until} 止）。',
    'The key {issuer} had expired (on {until}).',
  ],
  'issuer.revoked': [
    'red',
    '签名时钥匙 {issuer} 已被吊销（{from} 起）。',
    'The key {issuer} had been revoked (from {from}).',
  ],
  'issuer.revoked-later': [
    'amber',
    '钥匙 {issuer} 后来被吊销（{from} 起）；这条记录自称在那之前，文件不能证明它的先后。',
    'The key {issuer} was revoked later (from {from}); the record says it is older, and the file cannot prove which came first.',
  ],

  'disclosed.unclaimed': [
    'red',
    '公开的“{field}”没有在记录里承诺过。',
    'The disclosed “{field}” was never committed to in the record.',
  ],
  'disclosed.mismatch': [
    'red',
    '公开的“{field}”与当时承诺的不符。',
    'The disclosed “{field}” is not what was committed to.',
  ],
  'media.unclaimed': ['red', '照片 {digest} 不属于任何一条记录。', 'Photo {digest} belongs to no record.'],
  'media.mismatch': [
    'red',
    '照片与记录的指纹不符：它被换过。',
    'The photo does not match its recorded digest: it was exchanged.',
  ],

  'quantity.impossible': [
    'red',
    '数量不可能：投入 {into} {unit}，产出却有 {out} {unit}。',
    'Impossible quantity: {into} {unit} went in, {out} {unit} came out.',
  ],
  'quantity.overdrawn': [
    'red',
    '数量不可能：{line} 一共 {into} {unit}，却用掉了 {out} {unit}。',
    'Impossible quantity: {into} {unit} of {line} existed, {out} {unit} were used.',
  ],

  'quantity.unknown': [
    'amber',
    '{what}的数量无法判断：出 {out} {unit}，能比较的来源只有 {into} {unit}，其余（{left}）无法折算。',
    '{what} cannot be judged by its amounts: {out} {unit} came out, of what went in only {into} {unit} can be compared; the rest ({left}) cannot be converted.',
  ],
  'quantity.not-compared': [
    'note',
    '{what}的数量没有比较：出 {out} {unit}，来源（{left}）无法折算。',
    '{what} was not judged by its amounts: {out} {unit} came out, and what went in ({left}) cannot be converted.',
  ],

  'certificate.not-recorded': [
    'red',
    '证书 {id} 没有登记在日志里，或者与登记的不同。',
    'Certificate {id} is not recorded in the log, or differs from what is.',
  ],
  'certificate.incomplete': [
    'red',
    '不完整：证书 {id} 后来的变动没有给出。',
    'Incomplete: what became of certificate {id} later is not given.',
  ],
  'certificate.not-shown': [
    'amber',
    '日志里登记了证书 {id}，文件里却没有：它可能已过期或被吊销。',
    'Certificate {id} is recorded in the log and not in the file: it may have expired or been revoked.',
  ],
  'certificate.bad-signature': [
    'red',
    '证书 {id} 的签名不对：{why}。',
    'The signature of certificate {id} is wrong: {why}.',
  ],
  'certificate.unknown-issuer': [
    'amber',
    '证书 {id} 的签名钥匙没有登记给它的发证人：请向发证人核对。',
    'The key that signed certificate {id} is not registered to its issuer: ask the issuer.',
  ],
  'certificate.not-then': [
    'red',
    '事情发生时证书 {id} 不在有效期内（{from} 至 {until}）。',
    'Certificate {id} was not valid when it was relied on (valid {from} to {until}).',
  ],
  'certificate.revoked-then': [
    'red',
    '事情发生时证书 {id} 已被吊销（{from} 起）：{reason}。',
    'Certificate {id} had been revoked when it was relied on (from {from}): {reason}.',
  ],
  'certificate.not-now': [
    'note',
    '证书 {id} 当时有效，现在已经过期（{until} 止）。',
    'Certificate {id} was valid then and has expired since (on {until}).',
  ],
  'certificate.revoked-now': [
    'note',
    '证书 {id} 当时有效，后来被吊销（{from} 起）：{reason}。',
    'Certificate {id} was valid then and was revoked later (from {from}): {reason}.',
  ],

  'anchor.unknown-chain': [
    'red',
    '上链凭据写的链、合约或登记人不在信任名单里：{chain} {contract} {publisher}。',
    'The anchor receipt names a chain, contract or publisher that is not on the list: {chain} {contract} {publisher}.',
  ],
  'anchor.ahead': [
    'red',
    '链上登记的日志有 {anchored} 条，这里却只有 {size} 条：日志被回滚过。',
    'The chain holds a log of {anchored} entries, this one has only {size}: the log was rolled back.',
  ],
  'anchor.inconsistent': [
    'red',
    '链上登记的日志与这里的不是同一本：历史被改过。',
    'The log anchored on the chain is not the beginning of this one: its history was rewritten.',
  ],
  'anchor.denied': [
    'red',
    '节点 {node} 说链上没有这次登记：{why}。',
    'The node {node} denies that the anchor stands on the chain: {why}.',
  ],
  'anchor.unanswered': [
    'amber',
    '上链登记要两个互不相干的节点都确认，{node} 没有回答：{why}。',
    'Two nodes that do not belong together have to confirm the anchor, and {node} did not answer: {why}.',
  ],
  'anchor.one-node': [
    'amber',
    '只有节点 {node} 确认了上链登记，它可能就是平台自己的：请再问一个互不相干的。',
    'Only the node {node} confirms the anchor, and it may be the platform’s own: ask another that does not belong to it.',
  ],
  'anchor.stands': [
    'note',
    '{nodes} 个节点都确认了上链登记。',
    'The anchor stands on the chain: {nodes} nodes confirm it.',
  ],
  'anchor.nothing-to-ask': [
    'amber',
    '凭证里没有能向链上核对的登记。',
    'The bundle holds no anchor that could be looked up on a chain.',
  ],
  'anchor.stated': [
    'note',
    '文件写明 {at} 上过链；没有去链上查。',
    'The file states an anchor of {at}; it was not looked up.',
  ],
  'anchor.implausible': [
    'amber',
    '文件写明 {at} 上过链，与见证的时间对不上；请到链上查。',
    'The file states an anchor of {at}, which does not fit the witnesses’ time: look it up on the chain.',
  ],
  'anchor.none': [
    'note',
    '这个状态还没有上链；每小时上链一次。',
    'This state is not yet anchored on a chain; that is done hourly.',
  ],
} as const satisfies Record<string, readonly [Weight, zh: string, en: string]>;

export type Weight = 'red' | 'amber' | 'note';
export type FindingCode = keyof typeof findings;
