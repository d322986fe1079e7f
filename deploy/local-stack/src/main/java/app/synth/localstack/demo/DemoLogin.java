package app.synth.localstack.demo;

import app.synth.localstack.token.LocalTokens;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Lets the demo page be used as one of the sample's people, who are all plain users; as nobody else. */
public final class DemoLogin {
    private final Set<UUID> people;
    private final LocalTokens tokens;

    /** @param people whom the demo page may be */
    public DemoLogin(Set<UUID> people, LocalTokens tokens) {
        this.people = Set.copyOf(people);
        this.tokens = tokens;
    }

    /** A token for one of them, unless somebody has made more than a plain user of them; blocks while it looks. */
    public Optional<String> token(UUID person) throws SQLException {
        return people.contains(person) ? tokens.issueToPlainUser(person) : Optional.empty();
    }
}
