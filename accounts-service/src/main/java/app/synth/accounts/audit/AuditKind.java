package app.synth.accounts.audit;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a change was a change of; the triggers of the tables name it. */
enum AuditKind {
    ACCOUNT_TYPE,
    VERIFICATION,
    TIER,
    /** Born as more than a user's, or gone. */
    PROFILE,
    PERMISSION,
    CLAIM,
    ACCOUNT_TYPE_REQUEST,
    VERIFIED_ADDRESS,
    PAYMENT_CUSTOMER,
    API_KEY,
    DELETION_REQUEST,
    SQL_READER;

    /** As it stands in JSON and in the database. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<AuditKind> of(String code) {
        return Stream.of(values()).filter(kind -> kind.code().equals(code)).findAny();
    }
}
