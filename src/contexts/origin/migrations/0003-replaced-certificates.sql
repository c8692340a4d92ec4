-- A voided certificate's page names the one that replaced it.
create index certificate_replaces on origin.certificate (county_id, replaces_id) where replaces_id is not null;
