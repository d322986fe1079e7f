package app.synth.localstack.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.synth.localstack.gateway.Gateway;
import app.synth.localstack.gateway.LocalEndpoints;
import app.synth.localstack.gateway.RouteTable;
import app.synth.localstack.identity.LocalIdentityProvider;
import app.synth.localstack.postgres.PostgresServer;
import app.synth.localstack.token.LocalTokens;
import app.synth.localstack.topology.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Against the gateway itself: what it gives the guests of a replay. */
class TokenDeskTest {
    private static final LocalIdentityProvider PROVIDER = new LocalIdentityProvider("http://issuer.test", "synth");
    private static Gateway gateway;
    private static URI address;

    @BeforeAll
    static void start() throws IOException {
        int port = Ports.free().gateway();
        address = URI.create("http://localhost:" + port);
        // Guests have no profile, so nobody asks this server anything.
        PostgresServer none = PostgresServer.parse("postgresql://nobody:none@127.0.0.1:1/none");
        RouteTable routes = RouteTable.ofSuite();
        LocalTokens tokens = new LocalTokens(PROVIDER, none, "synth");
        gateway =
                Gateway.start(port, routes, Map.of(), new LocalEndpoints(address.toString(), routes, PROVIDER, tokens));
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void givesEveryGuestATokenOfTheirOwn() throws Exception {
        List<UUID> users = Stream.generate(UUID::randomUUID).limit(501).toList();
        Map<UUID, String> tokens = new TokenDesk(new SuiteClient(address)).guests(users);
        assertThat(tokens).containsOnlyKeys(users);
        assertThat(claims(tokens.get(users.getFirst())).getSubject())
                .isEqualTo(users.getFirst().toString());
        assertThat(claims(tokens.get(users.getLast())).getSubject())
                .isEqualTo(users.getLast().toString());
    }

    @Test
    void givesNothingForWhatIsNoUser() {
        assertThatThrownBy(() -> new SuiteClient(address).postLocal("/local/guest-tokens", "me"))
                .hasMessageContaining("400 invalid_user");
        assertThatThrownBy(() -> new SuiteClient(address).postLocal("/local/guest-tokens", ""))
                .hasMessageContaining("400 invalid_user");
    }

    @Test
    void givesWebPagesNothing() throws Exception {
        try (HttpClient browser = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(address.resolve("/local/guest-tokens"))
                    .POST(BodyPublishers.ofString(UUID.randomUUID().toString()))
                    .build();
            assertThat(browser.send(request, BodyHandlers.ofString()).statusCode())
                    .isEqualTo(403);
        }
    }

    private static JwtClaims claims(String token) throws Exception {
        JsonWebKeySet keys = new JsonWebKeySet(PROVIDER.keySet());
        return new JwtConsumerBuilder()
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(keys.getJsonWebKeys()))
                .setExpectedAudience("synth")
                .build()
                .processToClaims(token);
    }
}
