-- What carriers that pool their days owe each other for a month. No payment and no order stands behind it: payment_id of the entry and
-- order_id of its postings are the settlement's own id.
alter table paying.entry drop constraint entry_kind_check;
alter table paying.entry add constraint entry_kind_check check (kind in
  ('sale', 'refund', 'borne', 'grant', 'grant-back', 'advance', 'advance-back', 'pool'));
