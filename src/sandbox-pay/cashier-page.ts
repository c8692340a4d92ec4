import { html } from 'hono/html';
import { type Fen, priceTag } from '#shared/money.ts';
import { type Manner, manners } from './notices.ts';

const mannerWords: Record<Manner, readonly [zh: string, en: string]> = {
  prompt: ['马上通知', 'at once'],
  late: ['晚 4 秒通知', '4 s late'],
  thrice: ['通知三遍', 'three times'],
  never: ['不通知，等商户来问', 'never: wait to be asked'],
  'again-at-last': ['最后再通知一遍', 'once more at the end'],
};

/** Both languages beside each other, each marked as what it is. */
const both = (zh: string, en: string) => html`${zh} <span lang="en">${en}</span>`;

/** What the payer sees at the sandbox provider. It is deliberately not in Maidehao's style: it is somebody else's page. */
export function cashierPage(trade: { title: string; amountFen: Fen }, paid: boolean, returnUrl: string) {
  return html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>沙箱收银台 Sandbox cashier</title>
<style>
:root { color-scheme: light dark; --line: #8884; }
body { font: 1.125rem/1.5 system-ui, "PingFang SC", "Microsoft YaHei", sans-serif; margin: 0; }
main { max-width: 26rem; margin: 0 auto; padding: 1.5rem; display: grid; gap: 1.25rem; }
.note { margin: 0; padding: .75rem 1rem; border: 1px dashed var(--line); border-radius: .5rem; font-size: 1rem; }
.due { font-size: 2.75rem; font-weight: 650; margin: 0; font-variant-numeric: tabular-nums; }
h1 { font-size: 1.25rem; margin: 0; } p { margin: 0; }
details { border-top: 1px solid var(--line); }
summary { min-height: 3rem; display: flex; align-items: center; cursor: pointer; }
fieldset { border: 0; display: grid; gap: .25rem; padding: 0 0 .5rem; margin: 0; }
label { display: flex; gap: .75rem; align-items: center; min-height: 2.75rem; font-size: 1rem; line-height: 1.35; }
input { width: 1.25rem; height: 1.25rem; flex: none; }
[lang=en] { opacity: .85; }
button { font: inherit; font-weight: 600; min-height: 3.5rem; border: 0; border-radius: .5rem; background: #1d4f91; color: #fff; cursor: pointer; width: 100%; }
a { min-height: 2.75rem; display: inline-flex; align-items: center; color: inherit; }
form { display: grid; gap: 1.25rem; }
</style>
</head>
<body><main>
<p class="note"><strong>演示用沙箱收银台，不会真的扣钱。</strong><br><span lang="en">Sandbox cashier for the demo: no money moves.</span></p>
<h1>${trade.title}</h1>
<p class="due">${priceTag(trade.amountFen)}</p>
${
  paid
    ? html`<p><strong>${both('已付款', 'Paid')}</strong></p>`
    : html`<form method="post">
<button>${both('确认付款', 'Pay')}</button>
<details><summary><span>${both('试试通知出差错', 'Try what goes wrong')}</span></summary>
<fieldset><legend>${both('付款后怎样通知商户', 'How the shop is told of it')}</legend>
${manners.map((name, index) => html`<label><input type="radio" name="manner" value="${name}" ${index === 0 ? 'checked' : ''}><span>${both(...mannerWords[name])}</span></label>`)}
</fieldset></details></form>`
}
<a href="${returnUrl}"><span>${both('返回商家', 'Back to the shop')}</span></a>
</main></body></html>`;
}
