-- How a plot's name is read, for search by letters: all syllables, then their initials.
alter table origin.plot add column pinyin text not null default '';
