-- Carried by a timetabled bus: no round is planned for it.
alter table delivery.service add column by_bus boolean not null default false;
create or replace view delivery.v_service as select * from delivery.service;
-- What is to be done at a stop besides handing over: goods to take back.
alter table delivery.round_stop add column note text not null default '';
-- What the buyer was told since, when the promised day cannot be kept; whether a promise was kept is judged by the promised day.
alter table delivery.shipment add column expected_day date;
