package app.synth.localstack.token;

import static org.assertj.core.api.Assertions.assertThat;

import app.synth.localstack.identity.LocalIdentityProvider;
import app.synth.localstack.postgres.LocalPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Arrays;
import java.util.UUID;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.Test;

class LocalTokensTest {
    @Test
    void makesTheUserBeOfTheTypeAndIssuesAToken() throws Exception {
        try (LocalPostgres postgres = LocalPostgres.temporary();
                Connection connection = postgres.server().connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("create schema accounts");
            statement.execute(
                    "create table accounts.profiles (user_id uuid primary key, account_type text not null, name text)");
            UUID user = UUID.randomUUID();
            LocalTokens tokens =
                    new LocalTokens(new LocalIdentityProvider("issuer", "synth"), postgres.server(), "postgres");

            tokens.issue(AccountType.ARTIST, user);
            statement.execute("update accounts.profiles set name = 'Ada'");
            String token = tokens.issue(AccountType.VENUE_MANAGER, user);

            assertThat(new JwtConsumerBuilder()
                            .setSkipAllValidators()
                            .setSkipSignatureVerification()
                            .build()
                            .processToClaims(token)
                            .getSubject())
                    .isEqualTo(user.toString());
            try (ResultSet profile = statement.executeQuery("select account_type, name from accounts.profiles")) {
                assertThat(profile.next()).isTrue();
                assertThat(profile.getString(1)).isEqualTo("venue_manager");
                assertThat(profile.getString(2)).isEqualTo("Ada");
                assertThat(profile.next()).isFalse();
            }
        }
    }

    @Test
    void sampleAccountsAreTheSameEverywhereAndOnePerType() {
        assertThat(SampleAccounts.of(AccountType.ADMIN))
                .isEqualTo(UUID.fromString("15e86102-1df9-35ae-be41-d5dfe003c38a"));
        assertThat(Arrays.stream(AccountType.values()).map(SampleAccounts::of)).doesNotHaveDuplicates();
    }
}
