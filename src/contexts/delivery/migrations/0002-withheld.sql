-- A parcel that may not be handed over, with the reason whoever has it in hand reads.
alter table delivery.shipment add column withheld_at timestamptz;
alter table delivery.shipment add column withheld_reason text;
alter table delivery.shipment add check ((withheld_at is null) = (withheld_reason is null));
