/**
 * A PostgreSQL server for the suite, and a database in it prepared as in production.
 *
 * <p>{@link app.synth.localstack.postgres.LocalPostgres} unpacks the server's
 * {@link app.synth.localstack.postgres.PostgresBinaries} once per machine, makes a data directory (or takes one that
 * was kept), and runs the server in it as a child process: durable, reachable over loopback TCP only, and never without
 * a password. A {@link app.synth.localstack.postgres.PostgresServer} says how a superuser reaches a server, this one or
 * a given one. {@link app.synth.localstack.postgres.Bootstrap} makes roles and schemas in a database by the same SQL
 * file that Kubernetes runs, and answers with each service's {@link app.synth.localstack.postgres.DatabaseAccess}.
 */
@NullMarked
package app.synth.localstack.postgres;

import org.jspecify.annotations.NullMarked;
