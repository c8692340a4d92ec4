// Keeps the field book openable without signal. One page holds all its steps.
importScripts('/kept-pages.js');
keepPages({ shelf: 'field-book-1', always: ['/desk/field/new'] });
