-- The newest payment of a checkout, closed ones too: asked for at every step of paying.
create index payment_of_checkout on paying.payment (county_id, checkout_id, opened_at desc);
