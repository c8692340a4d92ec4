-- What chance has to say of a map (LISA), kept as ranks are: {of, moran, z, limit}; null without boundaries that tell who borders on whom.
-- And since when everybody may read an assessment.
alter table region.assessment
  add column clusters jsonb,
  add column published_at timestamptz,
  add column published_by_name text,
  add constraint assessment_published check ((published_at is null) = (published_by_name is null)),
  add constraint assessment_published_assessed check (published_at is null or spec is not null);
create index assessment_published on region.assessment (county_id, published_at desc, id desc) where published_at is not null;
