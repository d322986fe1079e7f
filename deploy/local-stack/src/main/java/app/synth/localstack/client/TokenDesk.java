package app.synth.localstack.client;

import app.synth.localstack.token.AccountType;
import java.io.IOException;

/** Asks a running local stack for tokens. No other deployment answers this: there, tokens come from a real provider. */
public final class TokenDesk {
    private final SuiteClient client;

    public TokenDesk(SuiteClient client) {
        this.client = client;
    }

    /** A token of the sample account of that type. */
    public String sample(AccountType type) throws IOException {
        return client.postLocal("/local/tokens?account_type=" + type.key(), "");
    }
}
