-- Whom an order is for is sought by name, reading and initials at once, and no index finds initials in the middle of a column: these two were written
-- with every order and read by nothing.
drop index ordering.order_name;
drop index ordering.order_pinyin;
