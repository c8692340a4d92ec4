/** Up to `most`, in about two hundred steps of a round number (1, 2 or 5 times a power of ten). */
export function sliderTo(most: number): { readonly most: number; readonly step: number } {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, most / 200)));
  const step = [1, 2, 5, 10].map((times) => times * power).find((each) => each * 200 >= most) ?? power;
  return { most: Math.max(step, Math.ceil(most / step) * step), step };
}
