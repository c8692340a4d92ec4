-- What a photo's file says of itself (C2PA, shared/c2pa), as it was read when it was received; null: nothing.
alter table shared.picture add column claimed jsonb;
-- Under which name that file is handed out, byte for byte; null: it is not.
alter table shared.picture add column original text;
