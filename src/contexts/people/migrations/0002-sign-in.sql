-- Who may sign in, and with what. Tables of better-auth 1.7 with its phone-number and passkey plugins, as its schema
-- generation asks for them (a test compares); names in snake case. An identity is of no county: the same phone may
-- belong to a person in several, so these tables do not start with county_id.
create schema auth;

create table auth."user" (
  id text primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null,
  image text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  phone_number text unique,
  phone_number_verified boolean
);

create table auth.session (
  id text primary key,
  expires_at timestamptz not null,
  token text not null unique,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null,
  ip_address text,
  user_agent text,
  user_id text not null references auth."user" on delete cascade
);
create index session_of_user on auth.session (user_id);
create index session_expiry on auth.session (expires_at);

create table auth.account (
  id text primary key,
  account_id text not null,
  provider_id text not null,
  user_id text not null references auth."user" on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null
);
create index account_of_user on auth.account (user_id);

create table auth.verification (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index verification_identifier on auth.verification (identifier);

create table auth.passkey (
  id text primary key,
  name text,
  public_key text not null,
  user_id text not null references auth."user" on delete cascade,
  credential_id text not null unique,
  counter integer not null,
  device_type text not null,
  backed_up boolean not null,
  transports text,
  created_at timestamptz,
  aaguid text
);
create index passkey_of_user on auth.passkey (user_id);

-- Codes asked for and secrets tried, by phone and by network address: what the limits count. Kept for a day.
create table people.sign_in_attempt (
  county_id text not null,
  id uuid not null,
  kind text not null check (kind in ('code-sent', 'code-tried', 'password-tried')),
  phone text not null,
  address text not null,
  at timestamptz not null,
  primary key (county_id, id)
);
create index sign_in_attempt_phone on people.sign_in_attempt (county_id, kind, phone, at);
create index sign_in_attempt_address on people.sign_in_attempt (county_id, kind, address, at);
create index sign_in_attempt_at on people.sign_in_attempt (county_id, at);
