package app.synth.localstack.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresServerTest {
    @Test
    void readsAUrl() {
        assertThat(PostgresServer.parse("postgresql://admin:p%40ss@db.test:6543/main?sslmode=require"))
                .isEqualTo(new PostgresServer("db.test", 6543, "admin", "p@ss", "main", "sslmode=require"));
    }

    @Test
    void knowsTheDefaults() {
        assertThat(PostgresServer.parse("postgres://admin:secret@db.test"))
                .isEqualTo(new PostgresServer("db.test", 5432, "admin", "secret", "postgres", ""));
    }

    @Test
    void takesAPlusInAPasswordForAPlus() {
        assertThat(PostgresServer.parse("postgresql://admin:a+b@db.test").password())
                .isEqualTo("a+b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://admin:s3cret@db.test/main",
                "postgresql://admin@db.test/s3cret",
                "postgresql:///s3cret",
                "postgresql://admin:s3cret space@db.test",
                "s3cret"
            })
    void refusesAnythingElseWithoutRepeatingIt(String url) {
        assertThatThrownBy(() -> PostgresServer.parse(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasStackTraceContaining("IllegalArgumentException")
                .satisfies(refusal -> assertThat(refusal.toString()).doesNotContain("s3cret"));
    }

    @Test
    void doesNotShowThePassword() {
        assertThat(PostgresServer.parse("postgresql://admin:s3cret@db.test").toString())
                .doesNotContain("s3cret");
    }
}
