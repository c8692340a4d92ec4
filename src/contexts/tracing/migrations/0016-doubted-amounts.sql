-- More came out of a process than what can be compared of what went in; the rest was told in units that nothing converts, or not at all.
alter table tracing.imbalance drop constraint imbalance_kind_check,
  add constraint imbalance_kind_check check (kind in ('lot', 'process', 'doubted'));
