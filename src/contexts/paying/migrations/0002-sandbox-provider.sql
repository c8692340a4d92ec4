-- The sandbox payment provider's own books. To Maidehao it is a foreign system behind HTTP (src/sandbox-pay/): nothing else reads these.
create schema sandbox_pay;

create table sandbox_pay.trade (
  payment_id uuid primary key,
  title text not null,
  amount_fen bigint not null,
  notify_url text not null,
  reference text not null,
  paid_at timestamptz
);

create table sandbox_pay.refund (
  refund_id uuid primary key,
  payment_id uuid not null references sandbox_pay.trade,
  amount_fen bigint not null,
  reference text not null,
  refunded_at timestamptz not null
);

create table sandbox_pay.notice (
  id text not null,
  round integer not null,
  url text not null,
  body text not null,
  due_at timestamptz not null,
  tries integer not null default 0,
  delivered_at timestamptz,
  primary key (id, round)
);
create index notice_due on sandbox_pay.notice (due_at) where delivered_at is null;
