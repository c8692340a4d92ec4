-- A vehicle may go back to a node it has been at, to fetch something; of the stops ahead each node is one.
alter table delivery.round_stop drop constraint round_stop_county_id_round_id_node_id_key;
create unique index round_stop_ahead on delivery.round_stop (county_id, round_id, node_id) where arrived_at is null;
