import { createPrivateKey, createPublicKey, type KeyObject, X509Certificate } from 'node:crypto';
import { z } from 'zod';

const pem = z.string().includes('-----BEGIN ');

/** What the file of a WeChat Pay account holds; keys are PEM texts. */
export const wechatSettings = z.object({
  /** The official account or mini-program the merchant is bound to, and what proves to be it when asking who is paying. */
  appid: z.string().min(1),
  appSecret: z.string().min(1).optional(),
  mchid: z.string().regex(/^\d+$/),
  /** Acting for a payee (服务商模式): the merchant number of the co-op whose money it is. Without it `mchid` is the payee. */
  subMchid: z.string().regex(/^\d+$/).optional(),
  /** Serial number of our API certificate, as the merchant platform shows it. */
  serial: z.string().regex(/^[0-9A-Fa-f]+$/),
  privateKey: pem,
  /** Opens what notices carry (APIv3 key). */
  apiV3Key: z.string().length(32),
  /** WeChat Pay's public key by its id (`PUB_KEY_ID_…`), and its certificates while a merchant still has them: all that are in use. */
  publicKeys: z.record(z.string().startsWith('PUB_KEY_ID_'), pem).default({}),
  certificates: z.array(pem).default([]),
  apiUrl: z.url().default('https://api.mch.weixin.qq.com'),
  oauthUrl: z.url().default('https://api.weixin.qq.com'),
  authorizeUrl: z.url().default('https://open.weixin.qq.com/connect/oauth2/authorize'),
});
export type WechatSettings = z.input<typeof wechatSettings>;

/** A key of WeChat Pay's under the serial number its messages name, and from when until when it is good. */
export interface PlatformKey {
  readonly serial: string;
  readonly key: KeyObject;
  readonly from?: Date;
  readonly until?: Date;
}

export interface WechatAccount
  extends Omit<z.output<typeof wechatSettings>, 'privateKey' | 'publicKeys' | 'certificates'> {
  readonly privateKey: KeyObject;
  readonly platformKeys: readonly [PlatformKey, ...PlatformKey[]];
}

/** An account with its keys ready for use; throws where one is no key. Public keys come first: WeChat Pay is giving up certificates. */
export function wechatAccount(settings: WechatSettings): WechatAccount {
  const { privateKey, publicKeys, certificates, ...rest } = wechatSettings.parse(settings);
  const [first, ...more] = [
    ...Object.entries(publicKeys).map(([serial, text]) => ({ serial, key: createPublicKey(text) })),
    ...certificates.map(certified),
  ];
  if (!first) throw new Error('a WeChat Pay account needs a public key or a certificate of WeChat Pay');
  return { ...rest, privateKey: createPrivateKey(privateKey), platformKeys: [first, ...more] };
}

function certified(text: string): PlatformKey {
  const certificate = new X509Certificate(text);
  return {
    serial: certificate.serialNumber,
    key: certificate.publicKey,
    from: certificate.validFromDate,
    until: certificate.validToDate,
  };
}
