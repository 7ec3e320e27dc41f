-- What was said at an interim or final evaluation (R10): findings, adjustments agreed, and numbers that nobody can count from the log.
alter table report
  add column evaluation jsonb,
  add check (kind in ('weekly', 'monthly', 'interim-evaluation', 'final-evaluation')),
  add check (evaluation is null or kind in ('interim-evaluation', 'final-evaluation'));
