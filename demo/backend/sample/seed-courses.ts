import type { Queries } from '../database.js';
import { courseTitles } from './sample-names.js';

/**
 * Gives every third of the sample people one to three courses, always the same ones, where there are no courses at all: in
 * an empty database, and in one that is older than its courses. Nobody else gets any: `example.com` is nobody's address.
 */
export async function seedCourses(queries: Queries): Promise<void> {
  if ((await queries.query('select 1 from courses limit 1')).length > 0) return;
  await queries.query(
    `insert into courses (id, title, owner_id)
     select 'c-' || row_number() over (order by number, turn), ($1::text[])[1 + (number + 5 * turn) % $2], id
     from (select id, substring(id from '^u-(\\d{1,9})$')::int as number
           from user_records where email like '%@example.com') as people,
          generate_series(1, 1 + number / 3 % 3) as turn
     where number % 3 = 2`,
    [courseTitles, courseTitles.length],
  );
}
