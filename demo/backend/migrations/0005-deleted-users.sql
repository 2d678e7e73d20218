-- Deleted users are kept for as long as they can be restored; until then nothing but the way back sees them.

alter table users
  add column deleted_at timestamptz,
  add column restorable_until timestamptz,
  add constraint users_deleted check ((deleted_at is null) = (restorable_until is null)),
  add constraint users_owner_stays check (not (owner and deleted_at is not null));

-- whoever is deleted takes no login and no address
drop index users_login;
drop index users_email;
create unique index users_login on users (lower(login)) where deleted_at is null;
create unique index users_email on users (lower(email)) where deleted_at is null;

create index users_deleted_last on users (deleted_at, id) where deleted_at is not null;
create index users_to_purge on users (restorable_until) where restorable_until is not null;

create or replace view user_records as
  select u.id, u.login, u.email, u.first_name, u.last_name, u.display_name, u.phone, u.job_title,
         u.status, u.owner, u.last_login_at, u.created_at, u.scheduled_action, u.scheduled_at, u.scheduled_by, u.extra, u.version,
         u.department_id, d.name as department_name, d.path as department_path, coalesce(d.lineage, '{}') as department_lineage,
         u.role_id, r.name as role_name, r.administrator, r.scoped, r.actions, u.scope_id,
         coalesce((select jsonb_agg(jsonb_build_object('id', g.id, 'name', g.name) order by g.name, g.id)
                   from user_groups m join groups g on g.id = m.group_id where m.user_id = u.id), '[]') as groups
  from users u join roles r on r.id = u.role_id left join departments d on d.id = u.department_id
  where u.deleted_at is null;

create view deleted_user_records as
  select u.id, u.login, u.email, u.first_name, u.last_name, u.display_name, u.phone, u.job_title,
         u.status, u.owner, u.last_login_at, u.created_at, u.scheduled_action, u.scheduled_at, u.scheduled_by, u.extra, u.version,
         u.department_id, d.name as department_name, d.path as department_path, coalesce(d.lineage, '{}') as department_lineage,
         u.role_id, r.name as role_name, r.administrator, r.scoped, r.actions, u.scope_id,
         coalesce((select jsonb_agg(jsonb_build_object('id', g.id, 'name', g.name) order by g.name, g.id)
                   from user_groups m join groups g on g.id = m.group_id where m.user_id = u.id), '[]') as groups,
         u.deleted_at, u.restorable_until
  from users u join roles r on r.id = u.role_id left join departments d on d.id = u.department_id
  where u.deleted_at is not null;

-- who may delete may take it back
update roles set actions = array_append(actions, 'restore') where 'delete' = any (actions) and not 'restore' = any (actions);
