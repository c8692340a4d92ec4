-- Through which provider the county's checkout opens payments from now on; without a row, the sandbox.
-- Opened payments stay with the provider they were opened at.
create table paying.cashier (
  county_id text not null primary key,
  provider text not null,
  foreign key (county_id, provider) references paying.merchant (county_id, provider)
);
