-- Goods that were recalled end an order that is not packed, and are paid back in one that is.
alter table ordering."order" drop constraint order_end_cause_check;
alter table ordering."order" add constraint order_end_cause_check
  check (end_cause in ('unpaid', 'cancelled', 'held-back', 'lost', 'recalled'));
alter table ordering.refund drop constraint refund_cause_check;
alter table ordering.refund add constraint refund_cause_check
  check (cause in ('weighed', 'short', 'cancelled', 'held-back', 'late-payment', 'lost', 'claim', 'recalled'));
