package app.synth.accounts.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.synth.accounts.client.request.SentObject;
import app.synth.accounts.profile.AccountType;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BusinessFormTest {
    /** A form of each type with every field, written down independently of the code. */
    private static final Map<AccountType, String> FULL = Map.of(
            AccountType.ARTIST, """
                    {"stage_name": "Ada", "genres": ["jazz", "soul"], "links": ["https://ada.example"],
                     "contact_email": "ada@example.com"}""",
            AccountType.VENUE, """
                    {"legal_name": "Hall GmbH", "address": "Hafenstr. 1", "city": "Hamburg", "capacity": 450,
                     "contact_email": "hall@example.com"}""",
            AccountType.PROMOTER, """
                    {"legal_name": "Loud Ltd", "country": "GB", "registration_number": "HRB 1",
                     "contact_email": "loud@example.com"}""",
            AccountType.VENUE_MANAGER, """
                    {"venue_name": "Blue Hall", "role": "booking", "contact_email": "book@example.com"}""",
            AccountType.MEDIA, """
                    {"outlet_name": "Gigs", "website": "http://gigs.example/x?y=1", "contact_email": "g@example.com"}""");

    private static final List<String> OPTIONAL = List.of("links", "registration_number");

    @ParameterizedTest
    @EnumSource
    void exactlyTheTypesThatAreAskedForHaveAForm(AccountType type) {
        assertThat(BusinessForm.of(type).isPresent()).isEqualTo(FULL.containsKey(type));
    }

    @Test
    void aFullFormIsKeptAsItIsAndEveryFieldIsMissedThatIsNotOptional() {
        FULL.forEach((type, json) -> {
            Map<String, Object> filled = read(type, json);
            assertThat(filled).containsKey("contact_email");
            filled.keySet().forEach(field -> {
                String without = json.replaceFirst("\"" + field + "\":", "\"" + field + "_\":")
                        .replaceFirst("\"" + field + "_\": *(\\[[^]]*]|\"[^\"]*\"|[0-9]+),?", "")
                        .replaceFirst(",\\s*}", "}");
                if (OPTIONAL.contains(field)) {
                    assertThat(read(type, without)).doesNotContainKey(field).hasSize(filled.size() - 1);
                } else {
                    assertRefused(type, without, field);
                }
            });
        });
    }

    @Test
    void whatNoFormAsksForIsNamed() {
        FULL.forEach((type, json) -> assertRefused(type, json.replace("{", "{\"x\": 1, "), "x"));
        assertRefused(AccountType.MEDIA, FULL.get(AccountType.VENUE), "legal_name");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ARTIST | [\"jazz\", \"soul\"] | []                      | genres",
                "ARTIST | [\"jazz\", \"soul\"] | [\"a\", \"\"]           | genres[1]",
                "ARTIST | [\"jazz\", \"soul\"] | [\"a\", \"b\", \"a\"]   | genres[2]",
                "ARTIST | [\"jazz\", \"soul\"] | \"jazz\"                | genres",
                "ARTIST | \"https://ada.example\" | \"javascript:alert(1)\" | links[0]",
                "ARTIST | \"https://ada.example\" | \"https://a:b@c.example\" | links[0]",
                "ARTIST | \"https://ada.example\" | \"nowhere\"          | links[0]",
                "ARTIST | \"Ada\"              | \"A\\u0000da\"          | stage_name",
                "ARTIST | \"Ada\"              | \"  \"                  | stage_name",
                "ARTIST | \"Ada\"              | 7                       | stage_name",
                "VENUE  | 450                  | 0                       | capacity",
                "VENUE  | 450                  | 1000001                 | capacity",
                "VENUE  | 450                  | 4.5                     | capacity",
                "VENUE  | 450                  | \"450\"                 | capacity",
                "PROMOTER | \"GB\"             | \"gb\"                  | country",
                "PROMOTER | \"GB\"             | \"GBR\"                 | country",
                "MEDIA  | \"g@example.com\"    | \"g@example\"           | contact_email",
                "MEDIA  | \"g@example.com\"    | \"a@b.c, d@e.f\"        | contact_email"
            })
    void aFieldThatIsNotAsItMustBeIsNamed(AccountType type, String right, String wrong, String field) {
        assertRefused(type, FULL.get(type).replace(right, wrong), field);
    }

    @Test
    void textsHaveAnEnd() {
        assertRefused(AccountType.ARTIST, FULL.get(AccountType.ARTIST).replace("Ada", "a".repeat(201)), "stage_name");
        assertThat(read(
                        AccountType.ARTIST,
                        FULL.get(AccountType.ARTIST).replace("\"Ada\"", "\"" + "a".repeat(200) + "\"")))
                .containsEntry("stage_name", "a".repeat(200));
    }

    private static void assertRefused(AccountType type, String json, String field) {
        assertThatExceptionOfType(HttpProblem.class)
                .as("%s %s", type, json)
                .isThrownBy(() -> read(type, json))
                .satisfies(problem ->
                        assertThat(problem.getParameters()).containsEntry("field", "business_info." + field));
    }

    private static Map<String, Object> read(AccountType type, String json) {
        byte[] body = ("{\"business_info\": " + json + "}").getBytes(StandardCharsets.UTF_8);
        return BusinessForm.of(type)
                .orElseThrow()
                .read(SentObject.read(body, Set.of("business_info")), "business_info");
    }
}
