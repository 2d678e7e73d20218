-- Who took over what belonged to somebody who was deleted: an id, and no foreign key, because these rows outlive both.

alter table audit add column successor_id text;
