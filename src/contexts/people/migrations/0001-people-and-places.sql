create schema people;

create table people.county (
  county_id text primary key,
  name_zh text not null,
  name_en text not null,
  demo boolean not null default false
);

-- Administrative divisions (民政部 codes), and the towns outside the county that its deliveries reach.
create table people.place (
  county_id text not null references people.county,
  code text not null,
  parent_code text,
  level text not null check (level in ('county', 'township', 'village', 'city')),
  name_zh text not null,
  name_en text not null,
  pinyin text not null,
  lat numeric(8, 5) not null,
  lng numeric(8, 5) not null,
  position_approximate boolean not null,
  remote boolean not null default false,
  primary key (county_id, code)
);
create index place_parent on people.place (county_id, parent_code);

create table people.organisation (
  county_id text not null references people.county,
  id uuid not null,
  kind text not null check (kind in
    ('household', 'coop', 'enterprise', 'association', 'government', 'carrier', 'station', 'school', 'platform')),
  name_zh text not null,
  name_en text not null,
  pinyin text not null default '',
  place_code text not null,
  address text not null default '',
  contact_phone text not null,
  -- 统一社会信用代码 of a legal person; households have none
  uscc text,
  -- the co-op a household has joined: it sells and is paid through it
  coop_id uuid,
  demo boolean not null default false,
  created_at timestamptz not null,
  primary key (county_id, id),
  foreign key (county_id, place_code) references people.place (county_id, code),
  foreign key (county_id, coop_id) references people.organisation (county_id, id)
);
create index organisation_pinyin on people.organisation (county_id, pinyin, id);
create index organisation_kind on people.organisation (county_id, kind, name_zh);
create index organisation_coop on people.organisation (county_id, coop_id);

create table people.person (
  county_id text not null references people.county,
  id uuid not null,
  name text not null,
  -- `wangxiuying wxy`: in full and by initials, for search
  pinyin text not null default '',
  -- none once the account is erased
  phone text,
  birth_year integer,
  place_code text,
  elder_view boolean not null default false,
  lang text not null default 'zh' check (lang in ('zh', 'en')),
  -- the identity that signs in; none for a person who only ever acts through a helper
  auth_user_id text,
  demo boolean not null default false,
  created_at timestamptz not null,
  erased_at timestamptz,
  primary key (county_id, id),
  unique (county_id, phone),
  unique (county_id, auth_user_id),
  check ((phone is null) = (erased_at is not null))
);
create index person_pinyin on people.person (county_id, pinyin, id);

create table people.membership (
  county_id text not null,
  person_id uuid not null,
  organisation_id uuid not null,
  role text not null check (role in
    ('grower', 'coop-staff', 'brand-association', 'station-keeper', 'carrier', 'officer', 'mentor', 'admin')),
  since timestamptz not null,
  until timestamptz,
  primary key (county_id, person_id, organisation_id, role),
  foreign key (county_id, person_id) references people.person (county_id, id),
  foreign key (county_id, organisation_id) references people.organisation (county_id, id)
);
create index membership_organisation on people.membership (county_id, organisation_id);

-- An elder's consent that someone may act for them; ended by revoking, never deleted.
create table people.helper_consent (
  county_id text not null,
  id uuid not null,
  elder_id uuid not null,
  helper_id uuid not null,
  relation text not null check (relation in ('relative', 'station-keeper', 'neighbour', 'coop-staff')),
  -- how the elder agreed: on their own sign-in, or by reading out a code sent to their phone that named the helper
  given text not null check (given in ('self', 'code')),
  granted_at timestamptz not null,
  revoked_at timestamptz,
  primary key (county_id, id),
  check (elder_id <> helper_id),
  foreign key (county_id, elder_id) references people.person (county_id, id),
  foreign key (county_id, helper_id) references people.person (county_id, id)
);
create unique index helper_consent_standing on people.helper_consent (county_id, elder_id, helper_id) where revoked_at is null;
create index helper_consent_helper on people.helper_consent (county_id, helper_id) where revoked_at is null;

-- A spell of acting for someone, on one device: begun by the helper, over by one tap or after two hours.
create table people.helping (
  county_id text not null,
  id uuid not null,
  consent_id uuid not null,
  began_at timestamptz not null,
  ended_at timestamptz,
  primary key (county_id, id),
  foreign key (county_id, consent_id) references people.helper_consent (county_id, id)
);

-- What was done for an elder by a helper: both names, visible to the elder.
create table people.helped_act (
  county_id text not null,
  id uuid not null,
  person_id uuid not null,
  helper_id uuid not null,
  action text not null,
  subject text not null,
  at timestamptz not null,
  primary key (county_id, id)
);
create index helped_act_person on people.helped_act (county_id, person_id, at desc);

-- For reading by other contexts.
create view people.v_place as select * from people.place;
create view people.v_organisation as
  select o.county_id, o.id, o.kind, o.name_zh, o.name_en, o.pinyin, o.place_code, o.contact_phone, o.uscc, o.coop_id,
         coalesce(p.parent_code, p.code) as township_code, p.remote, p.lat, p.lng
  from people.organisation o join people.place p on p.county_id = o.county_id and p.code = o.place_code;
-- An elder grower: 60 or older (Law on Protection of the Rights of the Elderly, art. 2), judged at the end of `year`.
create view people.v_grower as
  select m.county_id, m.organisation_id, p.id as person_id, p.name, p.birth_year
  from people.membership m join people.person p on p.county_id = m.county_id and p.id = m.person_id
  where m.role = 'grower' and m.until is null;
