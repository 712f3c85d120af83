-- Whoever never said their name is called by what stands before the @, until they say otherwise.
set local role portico_system;
--> statement-breakpoint
update users set name = split_part(email, '@', 1) where name = '' and erased_at is null;
--> statement-breakpoint
reset role;
