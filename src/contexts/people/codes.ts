/** Codes are good for this long. */
export const CODE_MINUTES = 5;

/** A message with a code to a phone. `help`: it asks the owner to let `helper` act for them, and must say so. */
export type CodeMessage = { readonly phone: string; readonly code: string } & (
  | { readonly template: 'sign-in' }
  | { readonly template: 'help'; readonly helper: string }
);

/** Sends a code; throws when it could not be handed over. */
export type SendCode = (message: CodeMessage) => Promise<void>;

/** The words of the message, for the log and for providers that take free text. Chinese: it goes to mainland numbers. */
export function codeText(message: CodeMessage): string {
  const { code } = message;
  return message.template === 'sign-in'
    ? `【卖得好】登录验证码 ${code}，${CODE_MINUTES} 分钟内有效。请不要告诉任何人。`
    : `【卖得好】${message.helper} 想代您在“卖得好”上操作。同意就把验证码 ${code} 告诉对方，${CODE_MINUTES} 分钟内有效；不同意请不要理会。`;
}
