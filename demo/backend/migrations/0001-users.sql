-- Users, where they work and what they may do.

-- Letters without case and accents, so that "agnes" finds "Ágnes". Immutable: columns and indexes are made of it.
create function fold(words text) returns text language sql immutable parallel safe strict
  as $$ select translate(regexp_replace(normalize(lower(words), NFKD), '[\u0300-\u036f]', '', 'g'), 'øłđıðħŧ', 'oldidht') $$;

-- What LIKE looks for when it is to find exactly these letters, anywhere.
create function pattern_of(words text) returns text language sql immutable parallel safe strict
  as $$ select '%' || replace(replace(replace(words, '\', '\\'), '%', '\%'), '_', '\_') || '%' $$;

create table account (
  id          boolean primary key default true check (id),
  name        text not null,
  time_zone   text not null,
  seats       integer not null check (seats >= 0)
);

create table secrets (
  name  text primary key,
  value text not null
);

create table departments (
  id        text primary key,
  name      text not null,
  parent_id text references departments,
  -- ids from the company down, this department last; and the names of the same, without this department
  lineage   text[] not null,
  path      text[] not null,
  name_key  text collate "C" not null generated always as (fold(name)) stored
);
create index departments_lineage on departments using gin (lineage);

create table roles (
  id            text primary key,
  name          text not null,
  actions       text[] not null,
  -- the account never loses its last active administrator
  administrator boolean not null default false,
  -- rights hold only for the departments under users.scope_id
  scoped        boolean not null default false
);

create table groups (
  id   text primary key,
  name text not null
);

create table users (
  id               text primary key,
  login            text not null check (login <> ''),
  email            text not null check (email <> ''),
  first_name       text,
  last_name        text,
  display_name     text,
  phone            text,
  job_title        text,
  department_id    text references departments,
  role_id          text not null references roles,
  scope_id         text references departments,
  status           text collate "C" not null,
  owner            boolean not null default false,
  last_login_at    timestamptz,
  created_at       timestamptz not null default now(),
  scheduled_action text check (scheduled_action in ('activate', 'deactivate')),
  scheduled_at     timestamptz,
  scheduled_by     text,
  extra            jsonb not null default '{}',
  version          integer not null default 1,
  name_key         text collate "C" not null generated always as (
    fold(coalesce(nullif(display_name, ''), nullif(btrim(coalesce(first_name, '') || ' ' || coalesce(last_name, '')), ''), login))
  ) stored,
  login_key        text collate "C" not null generated always as (fold(login)) stored,
  email_key        text collate "C" not null generated always as (fold(email)) stored,
  search_text      text collate "C" not null generated always as (
    fold(coalesce(display_name, '') || ' ' || coalesce(first_name, '') || ' ' || coalesce(last_name, '') || ' ' || login || ' ' || email)
  ) stored,
  check ((scheduled_action is null) = (scheduled_at is null))
);

create unique index users_login on users (lower(login));
create unique index users_email on users (lower(email));
create unique index users_one_owner on users (owner) where owner;

-- one index for each order that the list has, id last: pages are cut by (key, id)
create index users_by_name on users (name_key, id);
create index users_by_login on users (login_key, id);
create index users_by_email on users (email_key, id);
create index users_by_status on users (status, id);
create index users_by_created on users (created_at, id);
create index users_by_last_login on users (coalesce(last_login_at, timestamptz '-infinity'), id);
create index users_by_department on users (department_id);
create index users_by_role on users (role_id);
create index users_scheduled on users (scheduled_at) where scheduled_at is not null;

create table user_groups (
  user_id  text not null references users on delete cascade,
  group_id text not null references groups,
  primary key (user_id, group_id)
);

-- what deleting loses and deactivating keeps
create table statistics (
  user_id           text primary key references users on delete cascade,
  courses_completed integer not null,
  hours_learned     integer not null
);

create view user_records as
  select u.id, u.login, u.email, u.first_name, u.last_name, u.display_name, u.phone, u.job_title,
         u.status, u.owner, u.last_login_at, u.created_at, u.scheduled_action, u.scheduled_at, u.scheduled_by, u.extra, u.version,
         u.department_id, d.name as department_name, d.path as department_path, coalesce(d.lineage, '{}') as department_lineage,
         u.role_id, r.name as role_name, r.administrator, r.scoped, r.actions, u.scope_id,
         coalesce((select jsonb_agg(jsonb_build_object('id', g.id, 'name', g.name) order by g.name, g.id)
                   from user_groups m join groups g on g.id = m.group_id where m.user_id = u.id), '[]') as groups
  from users u join roles r on r.id = u.role_id left join departments d on d.id = u.department_id;
