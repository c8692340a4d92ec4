// Keeps a driver's rounds openable without signal: the last that were opened.
importScripts('/kept-pages.js');
keepPages({ shelf: 'driving-1', keeps: (path) => /^\/desk\/drive\/[0-9a-f-]{36}$/.test(path) });
