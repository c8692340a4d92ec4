-- An order placed at once comes without a basket.
alter table ordering.checkout alter column basket_id drop not null;
