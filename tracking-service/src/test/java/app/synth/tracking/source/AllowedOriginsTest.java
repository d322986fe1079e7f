package app.synth.tracking.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedOriginsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example",
                "https://*.app.example",
                "http://localhost:3000",
                "https://*.app.example:8443",
                "capacitor://localhost",
                "chrome-extension://abcdefghijklmnop",
                "http://[::1]:8080",
                "http://127.0.0.1"
            })
    void whatAnOriginIs(String origin) {
        assertThat(AllowedOrigins.isOne(origin)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "app.example",
                "https://app.example/",
                "https://app.example/path",
                "https://APP.example",
                "https://user@app.example",
                "https://app.*.example",
                "https://*",
                "https://*.",
                "*",
                "null",
                "https://app.example:443",
                "http://app.example:80",
                "https://app.example:0",
                "https://app example",
                "https://app.example\n",
                "https://-app.example"
            })
    void whatNoneIs(String text) {
        assertThat(AllowedOrigins.isOne(text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "https://app.example, https://app.example, true",
        "https://app.example, https://APP.example, true",
        "https://app.example, http://app.example, false",
        "https://app.example, https://app.example:8443, false",
        "https://app.example, https://app.example.evil, false",
        "https://app.example, null, false",
        "https://*.app.example, https://a.app.example, true",
        "https://*.app.example, https://a.b.app.example, true",
        "https://*.app.example, https://app.example, false",
        "https://*.app.example, https://evilapp.example, false",
        "https://*.app.example, http://a.app.example, false",
        "https://*.app.example, https://a.app.example:8443, false",
        "https://*.app.example, https://.app.example, false",
        "https://*.app.example, https://evil/x.app.example, false",
        "https://*.app.example, https://evil@x.app.example, false",
        "https://*.app.example:8443, https://a.app.example:8443, true"
    })
    void whatMatches(String allowed, String origin, boolean matches) {
        assertThat(new AllowedOrigins(List.of("https://first.example", allowed)).allows(origin))
                .isEqualTo(matches);
    }

    @Test
    void noneIsAny() {
        assertThat(new AllowedOrigins(List.of()).allows("https://anywhere.example"))
                .isTrue();
        assertThat(new AllowedOrigins(List.of()).allows("null")).isTrue();
    }

    @Test
    void aBrowserIsHeldToTheSourcesOwn() {
        Sender web =
                new Sender(FakeSourceStore.source("web", List.of("https://app.example")), Authority.WRITE_KEY, null);
        CrossOrigin.requireOrigin(web, "https://app.example");
        CrossOrigin.requireOrigin(web, null);
        assertThatThrownBy(() -> CrossOrigin.requireOrigin(web, "https://other.example"))
                .isInstanceOfSatisfying(HttpProblem.class, problem -> {
                    assertThat(problem.getStatusCode()).isEqualTo(403);
                    assertThat(problem.getParameters()).containsEntry("code", "origin_not_allowed");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/interactions, true",
        "/api/v1/interactions/batch, true",
        "/api/v1/me/tracking-consent, true",
        "/v1/batch, true",
        "/beacon/v1/batch, true",
        "/api/v1/interactionsx, false",
        "/api/v1/sources, false",
        "/api/v1/me/interactions, false",
        "/v10/batch, false"
    })
    void wherePagesOfOtherOriginsMaySend(String path, boolean may) {
        assertThat(CrossOrigin.concerns(path)).isEqualTo(may);
    }
}
