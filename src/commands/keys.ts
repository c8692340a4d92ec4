import { organisation } from '#people';
import { type IssuerKey, keysOf, revocationReasons, revokeKey, rotateKey, unlockKeys } from '#tracing';
import { openDatabase } from '../database/open.ts';
import { type Call, platform } from '../shared/call.ts';
import { readConfig } from '../shared/config.ts';
import { isId } from '../shared/id.ts';
import { secretOf } from '../shared/secret.ts';
import { Stopped } from '../shared/stopped.ts';
import { transact } from '../shared/transact.ts';
import { command as define, WrongUse } from './line/command.ts';
import { stoppedBy } from './line/stopped-by.ts';

const [LIST, ROTATE, REVOKE] = ['list', 'rotate', 'revoke'];

const IN_LOG =
  '运行中的卖得好随即把它写进日志；没有运行，就在下次启动时。\nA running Maidehao puts it into the log at once; otherwise it goes in at the next start.';

/** What was found or done: lines to print once it is committed, and what `--json` says. */
interface Told {
  readonly lines: readonly string[];
  readonly json: object;
}

export const command = define({
  usage: `keys list | keys rotate KEY | keys revoke KEY --reason ${revocationReasons.join('|')}`,
  zh: '县（或 --organisation 的组织）的签名密钥：列出，换新，吊销。换新和吊销要写出密钥的全名，它必须是这个组织的。',
  en: 'Signing keys of the county (or of --organisation): list, put a new one in the place of one, revoke. The key must be named in full, and be one of that holder.',
  words: [1, 2],
  options: {
    organisation: {
      type: 'string',
      zh: '组织的编号（工作台上它那一页的网址里有）；不写就是县平台自己的',
      en: 'The organisation’s id (in the address of its page on the desk); the county’s own unless told',
    },
    reason: {
      type: 'string',
      zh: `为什么吊销：${revocationReasons.join('、')}`,
      en: `Why it is revoked: ${revocationReasons.join(', ')}`,
    },
  },
  async run({ words: [action = '', named], values }) {
    const reason = revocationReasons.find((each) => each === values.reason);
    if (![LIST, ROTATE, REVOKE].includes(action)) {
      throw new WrongUse(`${action} is none of ${LIST}, ${ROTATE}, ${REVOKE}`);
    }
    if ((action === LIST) !== (named === undefined)) {
      throw new WrongUse(action === LIST ? 'list takes no key' : `${action} wants the key’s full name`);
    }
    if (
      (action === REVOKE) !== (reason !== undefined) ||
      (action !== REVOKE && values.reason !== undefined)
    ) {
      throw new WrongUse(`--reason goes with revoke, and is one of ${revocationReasons.join(', ')}`);
    }
    const config = readConfig();
    const { db } = await openDatabase(config);
    unlockKeys(await secretOf(config));
    const organisationId = values.organisation;
    const actor = organisationId === undefined ? platform : { ...platform, organisationId };
    const caller = { county: config.county, now: new Date(), actor };
    const { lines, json } = await transact(db, caller, async (call) => {
      const holder = await holderNamed(call, organisationId);
      if (named === undefined) return listed(call, holder);
      const key = await keyNamed(call, holder, named);
      return reason ? revoked(call, key, reason) : rotated(call, key);
    });
    for (const line of lines) console.log(line);
    return json;
  },
});

async function holderNamed(call: Call, organisationId: string | undefined): Promise<string> {
  if (organisationId === undefined) return `urn:maidehao:county:${call.county}`;
  const found = isId(organisationId) ? await organisation(call, organisationId) : undefined;
  if (found) return `urn:maidehao:organisation:${found.id}`;
  throw new Stopped(
    `本县没有编号 ${organisationId} 的组织。`,
    `There is no organisation ${organisationId} in this county.`,
  );
}

async function listed(call: Call, holder: string): Promise<Told> {
  const keys = (await keysOf(call, holder)).map((key) => ({ ...key, state: stateOf(key, call.now) }));
  const lines = keys.map(({ id, state, custodial, validFrom, validUntil, revokedAt, revokedFor }) => {
    const kept = custodial ? '平台代管 kept here' : '自己保管 kept by its holder';
    const time = `${validFrom.toISOString()} – ${validUntil?.toISOString() ?? ''}`;
    return [id, state, kept, time, ...(revokedAt ? [revokedAt.toISOString(), revokedFor] : [])].join('\t');
  });
  const none = '还没有密钥：记录第一步时会生成。\nNo key yet: the first step on record makes one.';
  return { lines: keys.length > 0 ? lines : [none], json: { holder, keys } };
}

function stateOf({ validUntil, revokedAt }: IssuerKey, now: Date): 'in-use' | 'ended' | 'revoked' {
  if (revokedAt) return 'revoked';
  return validUntil && validUntil <= now ? 'ended' : 'in-use';
}

async function keyNamed(call: Call, holder: string, named: string): Promise<IssuerKey> {
  const found = (await keysOf(call, holder)).find(({ id }) => id === named);
  if (found) return found;
  throw new Stopped(
    `${holder} 没有叫 ${named} 的密钥。用 keys list 看它有哪些；别的组织的要写 --organisation。`,
    `${holder} has no key ${named}. See its keys with keys list; those of another organisation need --organisation.`,
  );
}

async function rotated(call: Call, { id, custodial, validUntil, revokedAt }: IssuerKey): Promise<Told> {
  if (!custodial) {
    throw new Stopped(
      `${id} 由组织自己保管，这里换不了：由它登记一把新的，再吊销这一把。`,
      `${id} is kept by its holder and cannot be changed here: it registers a new one, then this one is revoked.`,
    );
  }
  if (validUntil || revokedAt) {
    throw new Stopped(`${id} 已经不用了，没有换。`, `${id} is no longer in use: nothing was changed.`);
  }
  const made = await rotateKey(call);
  if (!made.ok) throw stoppedBy(made.refusal);
  const { key } = made.value;
  const done = `${id} 一分钟后停用，现在起用 ${key} 签名\n${id} ends in a minute; from now on ${key} signs`;
  return { lines: [done, IN_LOG], json: { ended: id, key } };
}

async function revoked(
  call: Call,
  { id, revokedAt }: IssuerKey,
  reason: (typeof revocationReasons)[number],
): Promise<Told> {
  if (revokedAt) {
    const at = revokedAt.toISOString();
    const before = `${id} 早在 ${at} 就吊销了\n${id} was revoked on ${at} already`;
    return { lines: [before], json: { key: id, changed: false } };
  }
  const done = await revokeKey(call, { key: id, reason });
  if (!done.ok) throw stoppedBy(done.refusal);
  const line = `${id} 已吊销：${reason}\n${id} is revoked: ${reason}`;
  return { lines: [line, IN_LOG], json: { key: id, changed: true } };
}
