-- An order of a group buy belongs to one of its cycles. Until that cycle is decided it may not be packed: it may still fail.
alter table ordering."order" add column cycle_id uuid;
alter table ordering."order" add column awaits_cycle boolean not null default false;
alter table ordering."order" add constraint order_awaits_its_cycle check (cycle_id is not null or not awaits_cycle);
create index order_cycle on ordering."order" (county_id, cycle_id, placed_at) where cycle_id is not null;

-- What a group buy lacks ends orders, or leaves lines of them out.
alter table ordering."order" drop constraint order_end_cause_check;
alter table ordering."order" add constraint order_end_cause_check
  check (end_cause in ('unpaid', 'cancelled', 'held-back', 'lost', 'recalled', 'group-failed'));
alter table ordering.refund drop constraint refund_cause_check;
alter table ordering.refund add constraint refund_cause_check
  check (cause in ('weighed', 'short', 'cancelled', 'held-back', 'late-payment', 'lost', 'claim', 'recalled', 'group-failed',
                   'group-left-out'));
