package app.synth.accounts;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import app.synth.accounts.testsupport.PackagedAccounts;
import app.synth.testsupport.WrongAddresses;
import io.quarkus.test.common.PropertyTestUtil;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whatever stands in an address is answered, and what is wrong in it is named. */
@QuarkusIntegrationTest
class AddressesIT extends PackagedAccounts {
    @Test
    void areAnsweredWhateverStandsInThem() {
        assertThat(new WrongAddresses(
                                URI.create("http://localhost:" + RestAssured.port),
                                given().get("/openapi/accounts?format=json")
                                        .jsonPath()
                                        .getMap("$"))
                        .opening(
                                "bearer",
                                "Authorization",
                                "Bearer " + suite.tokens().user(admin()))
                        .complaints())
                .isEmpty();
    }

    /** In a path, in a query, and where it would reach a database that refuses it as text. */
    @Test
    void holdNoNul() throws Exception {
        String mark = "nul-" + UUID.randomUUID();
        UUID admin = admin();
        for (String address : List.of("/api/v1/profiles/a%00b", "/api/v1/profiles?query=%00", "/%00", "/q/%00")) {
            as(admin)
                    .header("X-Request-Id", mark)
                    .urlEncodingEnabled(false)
                    .get(address)
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("code", equalTo("invalid_field"))
                    .body("field", equalTo("address"))
                    .body("status", equalTo(400))
                    .body("instance", notNullValue())
                    .body("request_id", equalTo(mark));
        }
        List<String> log = Files.readAllLines(PropertyTestUtil.getLogFilePath());
        assertThat(log).noneMatch(line -> line.contains(mark) && line.contains("ERROR"));
    }

    @Test
    void ofNothingAreProblemsToo() {
        for (String address : List.of("/api/v1/nothing", "/api/v1/account-type-requests/abc", "/nothing")) {
            as(admin())
                    .header("X-Request-Id", "nothing-1")
                    .get(address)
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json")
                    .body("code", equalTo("not_found"))
                    .body("detail", equalTo("Nothing has this address"))
                    .body("instance", equalTo(address))
                    .body("request_id", equalTo("nothing-1"));
        }
    }

    @Test
    void areNamedToWhoSendsTooMuch() {
        as(user())
                .body(new byte[5 << 20])
                .post("/api/v1/permissions/check")
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("code", equalTo("too_large"))
                .body("instance", equalTo("/api/v1/permissions/check"))
                .body("request_id", notNullValue());
    }
}
