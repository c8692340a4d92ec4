-- late-bus: the trip of the timetable a feed told of; null where somebody said so
alter table dispatching.trouble add column trip_id text;
