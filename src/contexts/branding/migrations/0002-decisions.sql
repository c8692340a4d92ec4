-- Everything decided about a licence, in order; the licence itself shows the last. Rows are only added.
create table branding.decision (
  county_id text not null,
  id uuid not null,
  licence_id uuid not null,
  -- ended: given up or taken back by the operator; renewed: followed by the licence whose number is the reason
  what text not null check (what in ('granted', 'refused', 'suspended', 'reinstated', 'revoked', 'ended', 'renewed')),
  reason text not null,
  at timestamptz not null,
  by_name text not null,
  primary key (county_id, id),
  foreign key (county_id, licence_id) references branding.licence (county_id, id)
);
create index decision_licence on branding.decision (county_id, licence_id, at);

insert into branding.decision (county_id, id, licence_id, what, reason, at, by_name)
select county_id, gen_random_uuid(), id, status, coalesce(decision_reason, ''), decided_at, coalesce(decided_by_name, '')
from branding.licence where decided_at is not null;

alter table branding.licence drop constraint licence_status_check;
alter table branding.licence add constraint licence_status_check
  check (status in ('applied', 'granted', 'refused', 'suspended', 'revoked', 'ended'));

-- A renewal waits beside the licence it renews; of each kind there is one.
drop index branding.licence_standing;
create unique index licence_waiting on branding.licence (county_id, brand_id, operator_id, product_code)
  where status = 'applied';
create unique index licence_in_force on branding.licence (county_id, brand_id, operator_id, product_code)
  where status in ('granted', 'suspended');
create index licence_operator on branding.licence (county_id, operator_id, applied_at);
create index licence_ending on branding.licence (county_id, valid_until) where status = 'granted';
create index lot_mark_licence on branding.lot_mark (county_id, licence_id) where removed_at is null;
