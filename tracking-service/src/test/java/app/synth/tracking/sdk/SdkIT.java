package app.synth.tracking.sdk;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import app.synth.tracking.testsupport.PackagedTracking;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

/** The SDK as pages load it from the packaged service. */
@QuarkusIntegrationTest
class SdkIT extends PackagedTracking {
    private static final String SCRIPT = "/sdk/synth-tracking.js";

    @Test
    void anyPageMayLoadTheScript() {
        given().header("Origin", "https://anywhere.example")
                .get(SCRIPT)
                .then()
                .statusCode(200)
                .contentType("text/javascript")
                .header("Access-Control-Allow-Origin", "*")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", containsString("max-age="))
                .header("Vary", containsString("Accept-Encoding"))
                .body(containsString("synth"))
                .body(containsString("sourceMappingURL=synth-tracking.js.map"));
    }

    @Test
    void itsSourceMapStandsBesideIt() {
        given().get(SCRIPT + ".map")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .header("Access-Control-Allow-Origin", "*")
                .body("version", equalTo(3))
                .body("sources", hasItem(containsString("src/index.ts")));
    }

    @Test
    void whoHasItAlreadyIsToldSo() {
        Response first = given().get(SCRIPT);
        String tag = first.header("ETag");
        given().header("If-None-Match", tag)
                .get(SCRIPT)
                .then()
                .statusCode(304)
                .header("ETag", tag)
                .header("Cache-Control", first.header("Cache-Control"))
                .header("Access-Control-Allow-Origin", "*")
                .body(blankOrNullString());
        given().header("If-None-Match", "\"another\"").get(SCRIPT).then().statusCode(200);
    }

    @Test
    void itIsPackedForThoseWhoTakeThatAndNoOthers() throws IOException, InterruptedException {
        HttpResponse<byte[]> plain = load("identity");
        HttpResponse<byte[]> packed = load("gzip, br");
        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(packed.body().length).isLessThan(plain.body().length);
        assertThat(packed.headers().firstValue("ETag"))
                .isNotEqualTo(plain.headers().firstValue("ETag"));
    }

    @Test
    void nothingElseIsServedThere() {
        for (String other :
                new String[] {"/sdk/other.js", "/sdk/package-info.class", "/sdk/SdkResource.class", "/sdk/"}) {
            given().get(other).then().statusCode(404);
        }
        given().urlEncodingEnabled(false)
                .get("/sdk/..%2f..%2fapplication.properties")
                .then()
                .statusCode(not(200));
    }

    private static HttpResponse<byte[]> load(String encodings) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + SCRIPT))
                .header("Accept-Encoding", encodings)
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
    }
}
