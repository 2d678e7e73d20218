-- What belongs to users and outlives them: the courses that they look after. Whoever is gone for good leaves them to nobody.

create table courses (
  id       text primary key,
  title    text not null check (title <> ''),
  owner_id text references users on delete set null
);
create index courses_by_owner on courses (owner_id);
