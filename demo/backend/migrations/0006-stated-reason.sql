-- Why somebody was deleted, as the viewer said it. It is free text and may name people: empty it when the record outlives its purpose.

alter table audit add column stated_reason text check (char_length(stated_reason) between 1 and 300);
