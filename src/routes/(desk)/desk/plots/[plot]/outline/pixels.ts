/** How large the picture to tap is: fits the narrowest phone, at any zoom the browser tells the same pixels. */
export const PIXELS = 320;
