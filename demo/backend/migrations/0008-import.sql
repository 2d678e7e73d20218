-- Whoever may create and change users may do so from a file: each row is decided on like any other request.

update roles set actions = array_append(actions, 'import') where 'create' = any (actions) and 'update' = any (actions) and not 'import' = any (actions);
