package app.synth.experiments.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.synth.accounts.client.identity.Credential;
import app.synth.experiments.caller.Asker;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who may ask about whom, and what is believed of what they say. */
class PersonReaderTest {
    private static final UUID ME = UUID.fromString("6b1f3a52-7c1d-4f0e-8a55-0d9a3c1e2b77");
    private static final UUID OTHER = UUID.fromString("0f0b7a52-5a3c-4a4e-9d1c-2f6f2f1f9a10");
    private static final Credential CREDENTIAL = new Credential.BearerToken(ME, "token");
    private static final Asker USER = new Asker(ME, CREDENTIAL, null, false);
    private static final Asker SERVER = new Asker(ME, CREDENTIAL, null, true);
    private static final Asker CLIENT = new Asker(null, null, "sdk-1", false);
    private static final String SAID = "{\"tier\": \"pro\", \"account_type\": \"artist\", \"country\": \"CH\"}";

    @Test
    void aUserAsksAboutThemselvesOnly() {
        assertThat(PersonReader.read(USER, null, "v-81", null))
                .isEqualTo(new Person(
                        new Subject(ME.toString(), ME), new Subject("v-81", null), Map.of(), false, CREDENTIAL));
        assertThat(PersonReader.read(USER, "6B1F3A52-7C1D-4F0E-8A55-0D9A3C1E2B77", null, null)
                        .user())
                .isEqualTo(new Subject(ME.toString(), ME));
        assertThatThrownBy(() -> PersonReader.read(USER, OTHER.toString(), null, null))
                .isInstanceOf(HttpProblem.class);
    }

    /** What accounts knows of the key's owner says nothing of the user who is named. */
    @Test
    void aServerAsksAboutAnybodyAndIsBelieved() {
        Person named = PersonReader.readText(SERVER, OTHER.toString(), null, SAID);

        assertThat(named.user()).isEqualTo(new Subject(OTHER.toString(), OTHER));
        assertThat(named.account()).isNull();
        assertThat(named.attributes()).containsOnlyKeys("tier", "account_type", "country");
        assertThat(PersonReader.read(SERVER, null, null, null).account()).isEqualTo(CREDENTIAL);
    }

    /** Nobody has proven to be the user, so no user's exposure comes of it. */
    @Test
    void aClientNamesWhomItLikesAndProvesNobody() {
        Person named = PersonReader.readText(CLIENT, OTHER.toString(), "v-81", SAID);

        assertThat(named.user()).isEqualTo(new Subject(OTHER.toString(), null));
        assertThat(named.account()).isNull();
        assertThat(PersonReader.read(CLIENT, null, null, null).user()).isNull();
    }

    @Test
    void whatAccountsKnowsNobodyButAServerMaySay() {
        assertThat(PersonReader.readText(USER, null, null, SAID).attributes()).containsOnlyKeys("country");
        assertThat(PersonReader.readText(CLIENT, null, "v-81", SAID).attributes())
                .containsOnlyKeys("country");
    }

    @Test
    void anIdIsTextOfSoManyCharacters() {
        for (String id : new String[] {"", "a\u0000", "x".repeat(201)}) {
            assertThatThrownBy(() -> PersonReader.read(SERVER, id, null, null)).isInstanceOf(HttpProblem.class);
            assertThatThrownBy(() -> PersonReader.read(SERVER, null, id, null)).isInstanceOf(HttpProblem.class);
        }
        assertThat(PersonReader.read(SERVER, "x".repeat(200), null, null).user())
                .isNotNull();
    }
}
