import type { AlipayAccount } from './alipay/alipay-account.ts';
import type { WechatAccount } from './wechat/wechat-account.ts';

/** The county's accounts at real providers, with their private keys. Kept by the process only: no table and no log ever holds them. */
export interface Accounts {
  readonly wechat?: WechatAccount | undefined;
  readonly alipay?: AlipayAccount | undefined;
}

let held: Accounts = {};

/** Brings the accounts the configuration names; before it only the sandbox can be asked. */
export function holdAccounts(accounts: Accounts): void {
  held = accounts;
}

export function heldAccounts(): Accounts {
  return held;
}
