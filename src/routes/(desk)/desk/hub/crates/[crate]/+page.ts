// Reads barcodes with the camera where the browser can; typing and hardware scanners need no script.
export const csr = true;
