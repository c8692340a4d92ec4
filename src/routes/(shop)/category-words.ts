/** Categories of products as a shop names them. One that is not listed is shown by its code. */
export const categoryWords: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  fruit: { zh: '水果', en: 'Fruit' },
  vegetable: { zh: '蔬菜', en: 'Vegetables' },
  mushroom: { zh: '菌菇笋', en: 'Mushrooms & shoots' },
  poultry: { zh: '土鸡鸭', en: 'Poultry' },
  egg: { zh: '蛋', en: 'Eggs' },
  fish: { zh: '鱼', en: 'Fish' },
  grain: { zh: '米面', en: 'Rice & grain' },
  oil: { zh: '油', en: 'Oil' },
  honey: { zh: '蜂蜜', en: 'Honey' },
  processed: { zh: '干货腌菜', en: 'Dried & pickled' },
};

export function categoryName(code: string, t: (zh: string, en: string) => string): string {
  const words = categoryWords[code];
  return words ? t(words.zh, words.en) : code;
}
