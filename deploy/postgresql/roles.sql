-- Roles with no more rights than each needs, and the database. Run once, as a superuser:
--
--   psql --file deploy/postgresql/roles.sql
--
-- Then give each a password: \password cities_owner, and so on. DATABASE_URL of the site names
-- cities_web; migrations run with cities_owner's.

-- Owns the tables and changes them: migrations alone.
CREATE ROLE cities_owner LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE;
-- The site and its workers: rows, never tables.
CREATE ROLE cities_web LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE CONNECTION LIMIT 60;
-- Copies everything, changes nothing.
CREATE ROLE cities_backup LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE CONNECTION LIMIT 3;
GRANT pg_read_all_data TO cities_backup;
-- A standby that follows this server.
CREATE ROLE cities_replica LOGIN REPLICATION NOSUPERUSER NOCREATEDB NOCREATEROLE CONNECTION LIMIT 4;

CREATE DATABASE cities OWNER cities_owner ENCODING 'UTF8' LOCALE 'C.UTF-8' TEMPLATE template0;
REVOKE ALL ON DATABASE cities FROM PUBLIC;
GRANT CONNECT ON DATABASE cities TO cities_web, cities_backup;

\connect cities
REVOKE ALL ON SCHEMA public FROM PUBLIC;
ALTER SCHEMA public OWNER TO cities_owner;
GRANT USAGE ON SCHEMA public TO cities_web, cities_backup;
-- For each table that a migration makes from now on.
ALTER DEFAULT PRIVILEGES FOR ROLE cities_owner IN SCHEMA public
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO cities_web;
ALTER DEFAULT PRIVILEGES FOR ROLE cities_owner IN SCHEMA public
    GRANT USAGE, SELECT ON SEQUENCES TO cities_web;
-- A request that hangs on a lock says so before its reader has gone.
ALTER ROLE cities_web SET statement_timeout = '30s';
ALTER ROLE cities_web SET lock_timeout = '5s';
ALTER ROLE cities_web SET idle_in_transaction_session_timeout = '30s';
-- A migration does not stop the site by waiting for a table that everybody uses.
ALTER ROLE cities_owner SET lock_timeout = '2s';
ALTER ROLE cities_owner SET statement_timeout = 0;
ALTER ROLE cities_backup SET statement_timeout = 0;
ALTER ROLE cities_backup SET default_transaction_read_only = on;
