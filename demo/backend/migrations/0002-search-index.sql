-- Words anywhere in a name, login or e-mail. pg_trgm comes with PostgreSQL's contrib package; where it is missing, or this
-- login may not create it, search works all the same and reads every row.
do $$
declare home text;
begin
  begin
    create extension if not exists pg_trgm with schema public;
  exception when others then
    raise notice 'pg_trgm is not available: search runs without an index (%)', sqlerrm;
  end;
  select n.nspname into home from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname = 'pg_trgm';
  if home is not null then
    execute format('create index users_search on users using gin (search_text %I.gin_trgm_ops)', home);
  end if;
end $$;
