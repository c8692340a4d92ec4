import type { Form } from '#selling';

/** What each way of selling is called at the desk. */
export const formWords: Readonly<Record<Form, { readonly zh: string; readonly en: string }>> = {
  'by-weight': { zh: '按重量卖', en: 'By weight' },
  'by-piece': { zh: '按个卖', en: 'By the piece' },
  'piece-by-weight': { zh: '按个订，按实重付', en: 'By the piece, paid by weight' },
  'mixed-box': { zh: '组合箱', en: 'Mixed box' },
  'pick-of-season': { zh: '应季精选', en: 'Pick of the season' },
  presale: { zh: '预售', en: 'Presale' },
};
