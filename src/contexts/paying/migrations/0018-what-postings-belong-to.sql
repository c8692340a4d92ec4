-- What the trigger sees to, for a restore to try on all rows.
comment on trigger posting_balances on paying.posting is
'foreign key (county_id, entry_id) references paying.entry (county_id, id)
foreign key (county_id, account_id) references paying.account (county_id, id)';
