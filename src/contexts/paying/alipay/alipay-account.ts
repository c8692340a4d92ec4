import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';

const pem = z.string().includes('-----BEGIN ');

/** What the file of an Alipay account holds; keys are PEM texts, in public-key mode (not with certificates). */
export const alipaySettings = z.object({
  appId: z.string().regex(/^\d+$/),
  /** The payee's user number (PID, 2088…): a notice for anybody else is not ours. */
  sellerId: z.string().regex(/^2088\d{12}$/),
  privateKey: pem,
  /** Alipay's public key for this application: not our own. */
  alipayPublicKey: pem,
  gateway: z.url().default('https://openapi.alipay.com/gateway.do'),
});
export type AlipaySettings = z.input<typeof alipaySettings>;

export interface AlipayAccount {
  readonly appId: string;
  readonly sellerId: string;
  readonly privateKey: KeyObject;
  readonly alipayKey: KeyObject;
  readonly gateway: string;
}

/** An account with its keys ready for use; throws where one is no key. */
export function alipayAccount(settings: AlipaySettings): AlipayAccount {
  const { privateKey, alipayPublicKey, ...rest } = alipaySettings.parse(settings);
  return { ...rest, privateKey: createPrivateKey(privateKey), alipayKey: createPublicKey(alipayPublicKey) };
}
