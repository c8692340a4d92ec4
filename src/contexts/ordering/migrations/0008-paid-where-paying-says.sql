-- Where a checkout is paid is asked of paying: kept here too, it had to be written into every checkout a second time.
alter table ordering.checkout drop column pay_url;
