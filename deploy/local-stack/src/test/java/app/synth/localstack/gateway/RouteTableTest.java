package app.synth.localstack.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.synth.localstack.topology.ServiceName;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTableTest {
    private final RouteTable ofSuite = RouteTable.ofSuite();

    @ParameterizedTest
    @CsvSource({
        "/api/v1/interactions,                  tracking-service",
        "/api/v1/interactions/batch,            tracking-service",
        "/api/v1/me/interactions,               tracking-service",
        "/api/v1/me/tracking-consent,           tracking-service",
        "/api/v1/tracking/accounting,           tracking-service",
        "/api/v1/tracking-plan/rules,           tracking-service",
        "/v1/batch,                             tracking-service",
        "/beacon/v1/t,                          tracking-service",
        "/sdk/synth.js,                         tracking-service",
        "/api/v1/analytics/users/me,            analytics-service",
        "/api/v1/analytics/live,                analytics-service",
        "/api/v1/catalogue/events,              analytics-service",
        "/api/v1/me,                            accounts-service",
        "/api/v1/me/,                           accounts-service",
        "/api/v1/me/permissions,                accounts-service",
        "/api/v1/me/tracking-consents,          accounts-service",
        "/api/v1/experiments/a/assignment,      experiments-service",
        "/api/v1/experiment-metrics/a,          experiments-service",
        "/api/v1/experiments/power,             experiments-service",
        "/api/v1/exposures,                     experiments-service",
        "/ofrep/v1/evaluate/flags,              experiments-service",
        "/ofrep/v1/stream/key,                  experiments-service",
        "/api/features/key,                     experiments-service",
        "/sub/key,                              experiments-service",
    })
    void sendsPathsToTheirService(String path, String service) {
        assertThat(ofSuite.backend(path)).contains(service);
    }

    @ParameterizedTest
    @EnumSource(ServiceName.class)
    void hasEveryServicesOpenApi(ServiceName service) {
        assertThat(ofSuite.backend("/openapi/" + service.schema())).contains(service.module());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/v1/mean", "/v10/batch", "/api/v1", "/q/health", "/API/V1/ME", ""})
    void knowsNoServiceForAnythingElse(String path) {
        assertThat(ofSuite.backend(path)).isEmpty();
    }

    @Test
    void anExactMatchWinsOverPrefixesAndALongerPrefixOverAShorterOne() throws IOException {
        RouteTable table = parse(
                rule("PathPrefix", "/", "everything"),
                rule("PathPrefix", "/a/", "prefix"),
                rule("PathPrefix", "/a/b", "longer"),
                rule("Exact", "/a", "exact"));
        assertThat(table.backend("/a")).contains("exact");
        assertThat(table.backend("/a/")).contains("prefix");
        assertThat(table.backend("/a/c")).contains("prefix");
        assertThat(table.backend("/a/b/c")).contains("longer");
        assertThat(table.backend("/ab")).contains("everything");
    }

    @Test
    void refusesWhatItDoesNotUnderstand() {
        assertThatThrownBy(() -> parse(rule("RegularExpression", "/a.*", "any")))
                .hasMessageContaining("RegularExpression");
        assertThatThrownBy(() -> parse(rule("Exact", "/a", "any") + "      filters: []\n"))
                .hasMessageContaining("filters");
        assertThatThrownBy(() -> parse(rule("Exact", "/a", "any") + "      timeouts: { request: 10s }\n"))
                .hasMessageContaining("10s");
        assertThatThrownBy(() -> parse(rule("Exact", "/a", "any") + "      timeouts: { backendRequest: 0s }\n"))
                .hasMessageContaining("backendRequest");
        assertThatThrownBy(() -> parse()).hasMessageContaining("no routes");
    }

    @Test
    void aRequestWithoutATimeoutIsWhatEveryRequestIsHere() throws IOException {
        RouteTable table = parse(rule("Exact", "/a", "any") + "      timeouts: { request: 0s }\n");
        assertThat(table.backend("/a")).contains("any");
    }

    private static String rule(String type, String path, String backend) {
        return """
                    - matches:
                        - path: { type: %s, value: %s }
                      backendRefs:
                        - name: %s
                          port: 1
                """.formatted(type, path, backend);
    }

    private static RouteTable parse(String... rules) throws IOException {
        String yaml = "kind: HTTPRoute\nspec:\n  rules:\n" + String.join("", rules);
        return RouteTable.parse(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
    }
}
