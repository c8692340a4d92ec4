import { Allowance } from '../shared/allowance.ts';
import { beforeEnding } from '../shared/ending.ts';
import { vkeysOf } from '../witness/cosigners.ts';
import { isKeyName, type LogKey, parseLogKey } from '../witness/log-key.ts';
import { openWitness } from '../witness/open-witness.ts';
import { serveWitness } from '../witness/serve-witness.ts';
import { command as define, WrongUse } from './line/command.ts';

/** Submissions a second from one address; more are told to wait. */
const PER_SECOND = 50;

export const command = define({
  usage: 'witness --name NAME --key FILE --state DIR --log VKEY [--log VKEY…]',
  zh: '运行见证人：核对日志只增不改，并给检查点联署（C2SP tlog-witness）。第一次运行时生成密钥。由与县平台无关的机构运行才有意义。',
  en: 'Run a witness: it checks that a log only grows and cosigns its checkpoints (C2SP tlog-witness). Makes its key the first time. It means something only when run by somebody else than the county’s platform.',
  options: {
    name: {
      type: 'string',
      zh: '见证人的名称，如 witness.example.cn/w1',
      en: 'The witness’s name, e.g. witness.example.cn/w1',
    },
    key: { type: 'string', zh: '密钥文件；没有就生成', en: 'Its key file; made when it is not there' },
    state: {
      type: 'string',
      zh: '签过什么的记录；绝不能丢失或用备份覆盖',
      en: 'The record of what it signed; never lose it or put a copy in its place',
    },
    log: {
      type: 'string',
      multiple: true,
      zh: '所见证日志的公钥（vkey），可多次',
      en: 'A log’s vkey; may be given again',
    },
    host: {
      type: 'string',
      zh: '监听地址，默认 127.0.0.1',
      en: 'The address to listen at; 127.0.0.1 unless said',
    },
    port: { type: 'string', zh: '端口，默认 3200', en: 'The port; 3200 unless said' },
  },
  stays: true,
  async run({ values: { name, key, state, log = [], host = '127.0.0.1', port = '3200' } }) {
    if (!name || !key || !state || log.length === 0)
      throw new WrongUse(
        '要给出 --name、--key、--state 和 --log。 --name, --key, --state and --log are needed.',
      );
    if (!isKeyName(name))
      throw new WrongUse(
        `名称 ${name} 里不能有空格或加号。 The name ${name} may hold no spaces and no plus.`,
      );
    if (!/^[0-9]{1,5}$/.test(port) || Number(port) > 65_535)
      throw new WrongUse(`${port} 不是端口号。 ${port} is no port.`);
    const witness = openWitness({ name, key, state, logs: log.map(logKey) });
    beforeEnding(async () => witness.state.close());
    const { server, url } = await serveWitness(
      witness,
      { host, port: Number(port) },
      new Allowance(PER_SECOND, 2 * PER_SECOND),
    );
    beforeEnding(async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    });
    const vkeys = vkeysOf(witness.cosigners);
    console.log(`见证人 Witness ${name} → ${url}\n${vkeys.join('\n')}\nCtrl-C 停止 stops`);
    return { url, vkeys };
  },
});

function logKey(text: string): LogKey {
  const key = parseLogKey(text);
  if (!key) throw new WrongUse(`${text} 不是日志的公钥（vkey）。 ${text} is no log’s vkey.`);
  return key;
}
