import type { Tongue } from '#shared/tongue.ts';

const words: Record<string, readonly [zh: string, en: string]> = {
  sandbox: ['演示沙箱', 'Demo sandbox'],
  wechat: ['微信支付', 'WeChat Pay'],
  alipay: ['支付宝', 'Alipay'],
};

/** What people call a payment provider. */
export function providerWord(name: string, t: Tongue): string {
  const [zh, en] = words[name] ?? [name, name];
  return t(zh, en);
}
