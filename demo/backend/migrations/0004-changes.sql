-- Whoever follows the changes of users hears of each one when, and only when, it is committed; no writer can forget to tell.
-- Only ids are told. NOTIFY takes less than 8,000 bytes: what does not fit is told as "something has changed".

create sequence change_numbers;

create function tell_changed_users() returns trigger language plpgsql as $$
declare
  number bigint;
  ids    text[];
  told   text;
begin
  if tg_table_name = 'users' and tg_op <> 'TRUNCATE' then
    ids := array(select id from touched limit 501);
  elsif tg_table_name = 'user_groups' then
    ids := array(select distinct user_id from touched limit 501);
  end if;
  if cardinality(ids) = 0 then
    return null;
  end if;
  number := nextval(format('%I.change_numbers', tg_table_schema));
  told := jsonb_build_object('number', number, 'ids', to_jsonb(ids));
  if ids is null or cardinality(ids) > 500 or octet_length(told) > 7900 then
    told := jsonb_build_object('number', number);
  end if;
  -- a database may hold several schemas, each with its own users
  perform pg_notify('users_' || md5(tg_table_schema), told);
  return null;
end $$;

create trigger users_added after insert on users
  referencing new table as touched for each statement execute function tell_changed_users();
create trigger users_changed after update on users
  referencing new table as touched for each statement execute function tell_changed_users();
create trigger users_deleted after delete on users
  referencing old table as touched for each statement execute function tell_changed_users();
create trigger users_emptied after truncate on users
  for each statement execute function tell_changed_users();
create trigger user_groups_added after insert on user_groups
  referencing new table as touched for each statement execute function tell_changed_users();
create trigger user_groups_deleted after delete on user_groups
  referencing old table as touched for each statement execute function tell_changed_users();

-- the names of these stand in the records of users, nobody knows whose
create trigger departments_changed after update or delete on departments
  for each statement execute function tell_changed_users();
create trigger roles_changed after update or delete on roles
  for each statement execute function tell_changed_users();
create trigger groups_changed after update or delete on groups
  for each statement execute function tell_changed_users();
