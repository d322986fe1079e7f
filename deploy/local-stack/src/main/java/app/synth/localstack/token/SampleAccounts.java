package app.synth.localstack.token;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The local stack's sample users, one of each account type; their ids are the same on every machine. */
public final class SampleAccounts {
    private SampleAccounts() {}

    public static UUID of(AccountType type) {
        return UUID.nameUUIDFromBytes(("sample-" + type.key()).getBytes(StandardCharsets.UTF_8));
    }
}
