import { CODE_MINUTES, codeText, type SendCode } from './codes.ts';
import { handToProvider, type Webhook } from './sms-provider.ts';

/** Hands codes to an SMS provider. Not sent twice: the person asks again. */
export function codesByWebhook(webhook: Webhook, clock: () => Date = () => new Date()): SendCode {
  return (message) => {
    const { phone, template, code } = message;
    const parameters = {
      code,
      minutes: CODE_MINUTES,
      ...(template === 'help' ? { helper: message.helper } : {}),
    };
    return handToProvider(webhook, { phone, template, parameters, text: codeText(message) }, clock());
  };
}
