package app.synth.tracking.ingest;

import io.vertx.pgclient.PgException;

/** What Postgres' errors mean for what was to be written. */
final class PgErrors {
    private PgErrors() {}

    /** SQLSTATE classes 22 (data exception) and 23 (constraint): the same row would fail again, others would not. */
    static boolean isAboutTheData(Throwable failure) {
        return failure instanceof PgException refusal
                && (refusal.getSqlState().startsWith("22")
                        || refusal.getSqlState().startsWith("23"));
    }

    /** SQLSTATE class 40 (transaction rollback, such as a deadlock): nothing was written, and trying again helps. */
    static boolean isAboutTheMoment(Throwable failure) {
        return failure instanceof PgException refusal && refusal.getSqlState().startsWith("40");
    }

    static String message(Throwable refused) {
        return refused instanceof PgException refusal ? refusal.getErrorMessage() : refused.toString();
    }
}
