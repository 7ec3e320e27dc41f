-- Which parts a report has and in which order: a draft's own choice, else what its campaign keeps for that kind of report.
alter table report
  add column parts jsonb,
  add check (parts is null or jsonb_typeof(parts) = 'array');
alter table campaign
  add column report_layout jsonb not null default '{}',
  add check (jsonb_typeof(report_layout) = 'object');
