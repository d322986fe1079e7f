package app.synth.analytics.lines;

import static org.assertj.core.api.Assertions.assertThat;

import app.synth.accounts.client.permission.Tier;
import jakarta.ws.rs.core.MediaType;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FormTest {
    @Test
    void theFirstAcceptableOneIsTaken() {
        assertThat(form("text/csv", "application/json")).isEqualTo(Form.CSV);
        assertThat(form("application/x-ndjson")).isEqualTo(Form.NDJSON);
        assertThat(form("text/html", "text/csv")).isEqualTo(Form.CSV);
        assertThat(form("text/*")).isEqualTo(Form.CSV);
    }

    @Test
    void whoTakesAnythingGetsADocument() {
        assertThat(form("*/*")).isEqualTo(Form.JSON);
        assertThat(form("application/*")).isEqualTo(Form.JSON);
        assertThat(form("text/html", "*/*")).isEqualTo(Form.JSON);
        assertThat(form()).isEqualTo(Form.JSON);
    }

    @Test
    void linesTakeProfessionalAtLeast() {
        assertThat(Form.JSON.needed(Tier.FREE)).isEqualTo(Tier.FREE);
        assertThat(Form.JSON.needed(Tier.PREMIUM)).isEqualTo(Tier.PREMIUM);
        assertThat(Form.CSV.needed(Tier.PREMIUM)).isEqualTo(Tier.PROFESSIONAL);
        assertThat(Form.NDJSON.needed(Tier.FREE)).isEqualTo(Tier.PROFESSIONAL);
        assertThat(Form.CSV.needed(Tier.ENTERPRISE)).isEqualTo(Tier.ENTERPRISE);
    }

    private static Form form(String... types) {
        return Form.of(Stream.of(types).map(MediaType::valueOf).toList());
    }
}
