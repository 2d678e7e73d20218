-- Whoever may change users may take their records out as a file: it is the same data, in one piece.

update roles set actions = array_append(actions, 'export') where 'update' = any (actions) and not 'export' = any (actions);
