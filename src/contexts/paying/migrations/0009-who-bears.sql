-- Whoever is to blame for a refund makes good what it took from the others' shares: {share, organisationId}; none: everyone bears
-- their part of it.
alter table paying.refund add column borne_by jsonb;
alter table paying.entry drop constraint entry_kind_check;
alter table paying.entry add constraint entry_kind_check check (kind in ('sale', 'refund', 'borne'));
