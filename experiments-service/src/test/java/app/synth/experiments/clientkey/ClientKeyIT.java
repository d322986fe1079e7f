package app.synth.experiments.clientkey;

import static app.synth.experiments.testsupport.ExperimentsApi.EXPERIMENTS;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import app.synth.experiments.testsupport.PackagedExperiments;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.Map;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;

/** The public keys of SDKs. */
@QuarkusIntegrationTest
class ClientKeyIT extends PackagedExperiments {
    private static final String KEYS = EXPERIMENTS + "/client-keys";

    @Test
    void aKeyIsMadeListedAndRevokedForGood() {
        String key = api.asManager()
                .body(Map.of("name", "Web app"))
                .post(KEYS)
                .then()
                .statusCode(201)
                .body("key", matchesPattern("sdk-[0-9a-f]{32}"))
                .body("name", equalTo("Web app"))
                .body("created_by", equalTo(api.manager().toString()))
                .body("revoked_at", nullValue())
                .extract()
                .path("key");

        listed(key, nullValue());
        api.asManager().delete(KEYS + "/{key}", key).then().statusCode(204);
        listed(key, notNullValue());
        api.asManager().delete(KEYS + "/{key}", key).then().statusCode(404).body("code", equalTo("not_found"));
        api.asManager().delete(KEYS + "/{key}", "x").then().statusCode(404);
    }

    @Test
    void aKeyHasAName() {
        api.asManager().body(Map.of()).post(KEYS).then().statusCode(400).body("field", equalTo("name"));
    }

    private void listed(String key, Matcher<Object> revoked) {
        api.asManager()
                .get(KEYS)
                .then()
                .statusCode(200)
                .body("items.find { it.key == '" + key + "' }.revoked_at", revoked);
    }
}
