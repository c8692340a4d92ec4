/** From where somebody pays: inside WeChat's own browser, on a phone beside it, or at a desk with the phone in hand. */
export type WayToPay = 'in-wechat' | 'phone' | 'desk';

/**
 * Which way a payer's browser can pay, by its User-Agent. Companies' WeChat (`wxwork`) names itself MicroMessenger too, but has no
 * ordinary payer behind it. Unknown browsers are taken for a desk: a code to scan works from anywhere.
 */
export function wayToPay(userAgent: string): WayToPay {
  if (/MicroMessenger\//i.test(userAgent) && !/wxwork\//i.test(userAgent)) return 'in-wechat';
  if (/\b(Android|iPhone|iPad|iPod|Mobile|HarmonyOS|OpenHarmony)\b/i.test(userAgent)) return 'phone';
  return 'desk';
}
