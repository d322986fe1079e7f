package app.synth.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.synth.localstack.topology.ServiceName;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager.TestInjector;
import io.restassured.RestAssured;
import java.lang.reflect.Field;
import java.net.ConnectException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuiteResourceTest {
    private final SuiteResource resource = new SuiteResource();
    private Map<String, String> configuration;
    private Suite suite;

    @BeforeEach
    void start() {
        resource.init(Map.of("service", "analytics", "migrate", "accounts", "accounts", "fake"));
        configuration = resource.start();
        resource.inject(new TestInjector() {
            @Override
            public void injectIntoFields(Object value, Predicate<Field> predicate) {
                suite = (Suite) value;
            }
        });
    }

    @AfterEach
    void stop() {
        resource.stop();
    }

    @Test
    void preparesADatabaseForTheServiceAndItsOwner() throws SQLException {
        String url = "jdbc:" + configuration.get("database.url");
        connect(url, configuration.get("database.username"), configuration.get("database.password"));
        connect(url, configuration.get("database.owner-username"), configuration.get("database.owner-password"));
        assertThat(configuration.get("database.username")).isEqualTo("analytics_service");
    }

    @Test
    void appliesTheMigrationsOfOtherServices() {
        UUID user = UUID.randomUUID();
        assertThat(suite.database().update("insert into accounts.profiles (user_id) values (?)", user))
                .isEqualTo(1);
        assertThat(suite.database().value("select account_type from accounts.profiles where user_id = ?", user))
                .isEqualTo("user");
        assertThat(suite.database().query("select tableowner from pg_tables where tablename = 'profiles'"))
                .containsExactly(Map.of("tableowner", "accounts_owner"));
    }

    @Test
    void connectsWithTheRightsOfARole() throws SQLException {
        try (Connection runtime = suite.database().connectAs(ServiceName.TRACKING);
                Connection owner = suite.database().connectAsOwner(ServiceName.TRACKING)) {
            owner.createStatement().execute("create table t (id int)");
            assertThatThrownBy(() -> runtime.createStatement().execute("select from t"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void losesAndRegainsTheDatabase() {
        suite.stopDatabase();
        assertThatThrownBy(() -> suite.database().count("select 1")).isInstanceOf(IllegalStateException.class);
        suite.startDatabase();
        assertThat(suite.database().count("select 1")).isOne();
        suite.killDatabase();
        suite.startDatabase();
        assertThat(suite.database().count("select 1")).isOne();
    }

    @Test
    void publishesKeysUntilTheyAreUnreachable() {
        assertThat(fetchKeys()).contains("\"keys\"");
        assertThat(suite.jwks().fetches()).isEqualTo(1);
        suite.jwks().stop();
        assertThatThrownBy(this::fetchKeys).isInstanceOf(ConnectException.class);
        suite.jwks().start();
        String before = fetchKeys();
        suite.jwks().rotate();
        assertThat(fetchKeys()).contains("\"keys\"").isNotEqualTo(before);
    }

    @Test
    void makesTokensGoodAndBad() throws Exception {
        UUID user = UUID.randomUUID();
        Tokens tokens = suite.tokens();
        JwtConsumer verifier = new JwtConsumerBuilder()
                .setExpectedIssuer(configuration.get("identity.issuer"))
                .setExpectedAudience(configuration.get("identity.audience"))
                .setRequireExpirationTime()
                .setVerificationKeyResolver(
                        new JwksVerificationKeyResolver(new JsonWebKeySet(fetchKeys()).getJsonWebKeys()))
                .build();
        assertThat(verifier.processToClaims(tokens.user(user)).getSubject()).isEqualTo(user.toString());
        assertThat(verifier.processToClaims(tokens.rs256(user)).getSubject()).isEqualTo(user.toString());
        assertThat(verifier.processToClaims(tokens.claiming(user, Map.of("role", "admin")))
                        .getClaimValue("role"))
                .isEqualTo("admin");
        assertThat(verifier.processToClaims(tokens.subject("nobody")).getSubject())
                .isEqualTo("nobody");
        for (String bad : new String[] {
            tokens.expired(user),
            tokens.wrongAudience(user),
            tokens.wrongIssuer(user),
            tokens.unsigned(user),
            tokens.signedByStranger(user)
        }) {
            assertThatThrownBy(() -> verifier.processToClaims(bad)).isInstanceOf(InvalidJwtException.class);
        }
    }

    @Test
    void tellsTheServiceWhereTheFakeIs() {
        assertThat(configuration.get("accounts.url"))
                .isEqualTo(suite.accounts().uri().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "billing"})
    void refusesUnknownServices(String name) {
        assertThatThrownBy(() -> new SuiteResource().init(Map.of("service", name)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void dropsItsDatabaseWhenItStops() {
        SuiteResource other = new SuiteResource();
        other.init(Map.of("service", "tracking"));
        String name = other.start().get("database.url").replaceAll(".*/", "");
        assertThat(databases(name)).isOne();
        other.stop();
        assertThat(databases(name)).isZero();
    }

    private long databases(String name) {
        return suite.database().count("select count(*) from pg_database where datname = ?", name);
    }

    private String fetchKeys() {
        return RestAssured.get(suite.jwks().uri()).asString();
    }

    private static void connect(String url, String user, String password) throws SQLException {
        DriverManager.getConnection(url, user, password).close();
    }
}
