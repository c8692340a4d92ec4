-- Names of things are compared by their bytes: nobody reads them in a language's order, and each capture finds places for them in an index.
alter table tracing.event_thing
  alter column thing type text collate "C",
  alter column part type text collate "C";
