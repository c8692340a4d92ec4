/** A mainland mobile number as eleven digits (工信部 numbering plan: 1 and ten digits), the one form that is stored. */
const MOBILE = /^1\d{10}$/;

/** Reads a phone number as people type it (`+86 138-0013-8000`); undefined when it is no mainland mobile number. */
export function phoneOf(text: string): string | undefined {
  const digits = text
    .normalize('NFKC')
    .replace(/[\s-]/g, '')
    .replace(/^(\+|00)?86(?=1\d{10}$)/, '');
  return MOBILE.test(digits) ? digits : undefined;
}

/** As people read numbers aloud: `138 0013 8000`. */
export function phoneText(phone: string): string {
  return phone.replace(/^(\d{3})(\d{4})(\d{4})$/, '$1 $2 $3');
}

/** Enough to recognise a number one knows, too little to call one that one does not: `138 **** 8000`. */
export function maskedPhone(phone: string): string {
  return phone.replace(/^(\d{3})\d{4}(\d{4})$/, '$1 **** $2');
}
