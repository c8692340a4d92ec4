// WeChat opens its payment window for a script only (WeixinJSBridge); everywhere else paying needs none.
export const csr = true;
