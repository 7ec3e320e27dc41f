-- That a number came with a sale, and that an opt-out was offered then: the exception for existing customers rests on it (Telecommunicatiewet 11.7, until July 2026).
alter table calling_consent drop constraint calling_consent_how_check,
  add constraint calling_consent_how_check check (how in ('in-writing', 'by-phone', 'in-person', 'web-form', 'published-number', 'with-a-sale'));
