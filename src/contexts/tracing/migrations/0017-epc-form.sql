-- In which form a subscriber is given EPCs: as GS1 Digital Links, as EPC URNs, or each as it came.
alter table tracing.subscription add column epc_form text check (epc_form in ('links', 'urns', 'kept'));
update tracing.subscription set epc_form = case when links then 'links' else 'kept' end;
alter table tracing.subscription alter column epc_form set not null, drop column links;
