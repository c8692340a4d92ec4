import { html } from 'hono/html';
import { yuan } from '#shared/money.ts';
import type { Listing, Order } from './market.ts';

/** The marketplace's own shop window, for trying it out by hand. */
export function marketPage(listings: readonly Listing[], orders: readonly Order[]) {
  return html`<!doctype html>
    <html lang="zh-CN">
      <head><meta charset="utf-8" /><title>模拟集市 · Simulated marketplace</title></head>
      <body>
        <h1>模拟集市 · Simulated marketplace</h1>
        ${listings.map(
          ({ sku, title, packFen, left, sold }) => html`
            <form method="post" action="buy">
              <h2>${title}</h2>
              <p>¥${yuan(packFen)} · 还剩 ${left} 份 left · 已卖 ${sold} sold</p>
              <input type="hidden" name="sku" value="${sku}" />
              <label>份 packs <input name="packs" value="1" size="3" /></label>
              <label>姓名 name <input name="name" value="李小红" /></label>
              <label>电话 phone <input name="phone" value="13877321234" /></label>
              <input type="hidden" name="back" value="/sandbox-market/" />
              <button>买 Buy</button>
            </form>`,
        )}
        <ul>
          ${orders.map(({ number, status, totalFen }) => html`<li>${number} · ${status} · ¥${yuan(totalFen)}</li>`)}
        </ul>
      </body>
    </html>`;
}
