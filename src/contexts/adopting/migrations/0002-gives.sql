-- Who decides which picking is a delivery: the seller each time, or the plan itself as soon as a lot has enough for everyone.
alter table adopting.plan add column gives text not null default 'by-hand' check (gives in ('by-hand', 'by-itself'));
