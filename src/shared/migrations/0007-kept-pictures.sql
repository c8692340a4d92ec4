-- SHA-256 of the file that is kept and handed out (`master.webp`), as records of the trace name it; null for pictures from before.
alter table shared.picture add column kept_sha256 bytea check (octet_length(kept_sha256) = 32);
