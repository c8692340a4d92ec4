-- Since when an organisation is on the register: an operator's record is read with how long it is.
create or replace view people.v_organisation as
  select o.county_id, o.id, o.kind, o.name_zh, o.name_en, o.pinyin, o.place_code, o.contact_phone, o.uscc, o.coop_id,
         coalesce(p.parent_code, p.code) as township_code, p.remote, p.lat, p.lng, o.created_at
  from people.organisation o join people.place p on p.county_id = o.county_id and p.code = o.place_code;
