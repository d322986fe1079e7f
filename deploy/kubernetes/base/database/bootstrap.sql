-- Prepares one database for the suite: eight roles and four schemas, and nothing of what is inside them.
--
-- Run by a superuser, connected to the suite's database, before any service starts (a GRANT in a migration names the
-- roles of other services, so all of them must exist first). Running it again resets the passwords and changes nothing
-- else. The passwords come from session settings, so that none is ever written into a file:
--   synth.tracking_owner_password, synth.tracking_service_password, and the same for analytics, accounts, experiments.
--
-- Two roles per service. NAME_owner owns the schema and runs the migrations; NAME_service is the running service and
-- may do only what those migrations grant it: a role that owned its tables would pass by row-level security and could
-- rewrite an append-only audit. What another service may read is granted by the owner's migrations, table by table.
--
-- And one role for people who read with SQL: a member of insights_reader sees the rows that row-level security shows to the
-- user who stands beside their role in accounts.sql_readers.

DO $bootstrap$
DECLARE
    service  text;
    role     text;
    password text;
BEGIN
    -- A database is born open to everyone: any role may connect, make temporary tables, and look into schema public.
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
    REVOKE ALL ON SCHEMA public FROM PUBLIC;

    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'insights_reader') THEN
        CREATE ROLE insights_reader NOLOGIN;
    END IF;
    ALTER ROLE insights_reader WITH NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO insights_reader', current_database());

    FOREACH service IN ARRAY ARRAY ['tracking', 'analytics', 'accounts', 'experiments'] LOOP
        FOREACH role IN ARRAY ARRAY [service || '_owner', service || '_service'] LOOP
            password := current_setting('synth.' || role || '_password', true);
            IF password IS NULL OR password = '' THEN
                RAISE EXCEPTION 'setting synth.%_password is missing', role;
            END IF;
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role) THEN
                EXECUTE format('CREATE ROLE %I NOLOGIN', role);
            END IF;
            EXECUTE format('ALTER ROLE %I WITH LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD %L',
                           role, password);
            EXECUTE format('GRANT CONNECT ON DATABASE %I TO %I', current_database(), role);
            -- Only its own schema: a name that is not qualified can never mean another service's table.
            EXECUTE format('ALTER ROLE %I IN DATABASE %I SET search_path = %I', role, current_database(), service);
            -- A query whose client is gone is stopped instead of running to its end for nobody.
            EXECUTE format('ALTER ROLE %I IN DATABASE %I SET client_connection_check_interval = ''5s''', role, current_database());
        END LOOP;

        EXECUTE format('CREATE SCHEMA IF NOT EXISTS %I AUTHORIZATION %I', service, service || '_owner');
        EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', service, service || '_service');

        -- One forgotten transaction keeps vacuum, and every reader that waits for older transactions to end, from
        -- moving on. These hold for the running service only: a migration may take its time.
        EXECUTE format('ALTER ROLE %I IN DATABASE %I SET idle_in_transaction_session_timeout = ''30s''',
                       service || '_service', current_database());
        EXECUTE format('ALTER ROLE %I IN DATABASE %I SET transaction_timeout = ''5min''',
                       service || '_service', current_database());
    END LOOP;

    -- A step of the rollups lays out in temporary tables what is new; a verification recomputes figures there.
    EXECUTE format('GRANT TEMPORARY ON DATABASE %I TO analytics_service', current_database());
END
$bootstrap$;
