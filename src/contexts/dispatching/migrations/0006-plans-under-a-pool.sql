-- 让位给共配: when a pooled day took this plan's place; taken back, the plan is looked for here
alter table dispatching.plan add column pooled_over_at timestamptz;
