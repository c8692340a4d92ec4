/** What reading a text or bytes from outside gives: the value, or the name of the first fault. Never an exception. */
export type Parsed<Value, Fault extends string> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly fault: Fault };

export function value<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

export function fault<Fault extends string>(fault: Fault): { readonly ok: false; readonly fault: Fault } {
  return { ok: false, fault };
}
