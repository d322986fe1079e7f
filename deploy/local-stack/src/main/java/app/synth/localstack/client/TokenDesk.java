package app.synth.localstack.client;

import app.synth.localstack.token.AccountType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Asks a running local stack for tokens. No other deployment answers this: there, tokens come from a real provider. */
public final class TokenDesk {
    private static final int USERS_PER_REQUEST = 500;

    private final SuiteClient client;

    public TokenDesk(SuiteClient client) {
        this.client = client;
    }

    /** A token of the sample account of that type. */
    public String sample(AccountType type) throws IOException {
        return client.postLocal("/local/tokens?account_type=" + type.key(), "");
    }

    /** A token for each of the users, who need not have a profile. */
    public Map<UUID, String> guests(List<UUID> users) throws IOException {
        Map<UUID, String> tokens = HashMap.newHashMap(users.size());
        for (int from = 0; from < users.size(); from += USERS_PER_REQUEST) {
            List<UUID> some = users.subList(from, Math.min(from + USERS_PER_REQUEST, users.size()));
            List<String> lines = new ArrayList<>(some.size());
            some.forEach(user -> lines.add(user.toString()));
            List<String> issued = client.postLocal("/local/guest-tokens", String.join("\n", lines))
                    .lines()
                    .toList();
            if (issued.size() != some.size()) {
                throw new IOException("asked for %d tokens and got %d".formatted(some.size(), issued.size()));
            }
            for (int i = 0; i < issued.size(); i++) {
                tokens.put(some.get(i), issued.get(i));
            }
        }
        return tokens;
    }
}
