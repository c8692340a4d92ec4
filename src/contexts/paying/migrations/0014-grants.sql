-- Grants: what the county's fund pays an organisation by stages, and what it takes back. They are in the same book, and no part of any
-- payment: `payment_id` names the grant. Who reads what orders brought does not see them. Advances have their names here too, so that it does
-- not matter which of both comes first.
alter table paying.account drop constraint account_kind_check;
alter table paying.account add constraint account_kind_check check (kind in
  ('clearing', 'producer', 'coop', 'brand', 'leader', 'carrier', 'platform', 'held', 'fund', 'grantee', 'advance', 'mutual'));
alter table paying.entry drop constraint entry_kind_check;
alter table paying.entry add constraint entry_kind_check check (kind in
  ('sale', 'refund', 'borne', 'grant', 'grant-back', 'advance', 'advance-back'));

create or replace view paying.v_posting as
  select p.county_id, e.payment_id, e.kind, e.at, a.kind as account, a.organisation_id, p.order_id, p.amount_fen
  from paying.posting p
  join paying.entry e on e.county_id = p.county_id and e.id = p.entry_id
  join paying.account a on a.county_id = p.county_id and a.id = p.account_id
  where e.kind not in ('grant', 'grant-back', 'advance', 'advance-back');

create view paying.v_grant_posting as
  select p.county_id, e.source_id, e.payment_id as grant_id, e.kind, e.at, a.organisation_id, -p.amount_fen as fen
  from paying.posting p
  join paying.entry e on e.county_id = p.county_id and e.id = p.entry_id
  join paying.account a on a.county_id = p.county_id and a.id = p.account_id
  where e.kind in ('grant', 'grant-back') and a.kind = 'grantee';
