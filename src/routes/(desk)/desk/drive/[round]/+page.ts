// Alive: stops made without signal wait in the browser and are sent when it is back; labels are read with the camera where the browser can.
export const csr = true;
