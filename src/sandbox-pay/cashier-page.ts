import { html } from 'hono/html';
import { type Fen, priceTag } from '#shared/money.ts';
import { type Manner, manners } from './notices.ts';

const manner: Record<Manner, string> = {
  prompt: '马上通知 · notify at once',
  late: '晚 4 秒通知 · notify 4 s late',
  thrice: '通知三遍 · notify three times',
  never: '不通知，等商户来问 · never notify, wait to be asked',
  'again-at-last': '最后再通知一遍 · notify once more at the end',
};

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
fieldset { border: 1px solid var(--line); border-radius: .5rem; display: grid; padding: .5rem 1rem; margin: 0; }
label { display: flex; gap: .75rem; align-items: center; min-height: 2.75rem; font-size: 1rem; }
input { width: 1.25rem; height: 1.25rem; flex: none; }
button { font: inherit; font-weight: 600; min-height: 3.5rem; border: 0; border-radius: .5rem; background: #1d4f91; color: #fff; cursor: pointer; width: 100%; }
a { min-height: 2.75rem; display: inline-flex; align-items: center; color: inherit; }
form { display: grid; gap: 1.25rem; }
</style>
</head>
<body><main>
<p class="note"><strong>演示用沙箱收银台，不会真的扣钱。</strong><br>Sandbox cashier for the demo: no money moves.</p>
<h1>${trade.title}</h1>
<p class="due">${priceTag(trade.amountFen)}</p>
${
  paid
    ? html`<p>已付款 · Paid</p>`
    : html`<form method="post">
<button>确认付款 · Pay</button>
<fieldset><legend>付款后怎样通知商户 · How the shop is told</legend>
${manners.map((name, index) => html`<label><input type="radio" name="manner" value="${name}" ${index === 0 ? 'checked' : ''}>${manner[name]}</label>`)}
</fieldset></form>`
}
<a href="${returnUrl}">返回商家 · Back to the shop</a>
</main></body></html>`;
}
