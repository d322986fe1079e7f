package app.synth.localstack.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConcertFileTest {
    private static final String HEADER = "event_id,orchestra,event_type,location,venue,date,time_local,composers\n";

    @TempDir
    private Path directory;

    @Test
    void readsRealConcerts() throws IOException {
        List<Concert> concerts = ConcertFile.read(SharedData.file("concerts.csv.gz"));
        assertThat(concerts).hasSize(2_548);
        assertThat(concerts.stream().map(Concert::eventId).distinct()).hasSize(2_548);
        assertThat(concerts.getFirst())
                .isEqualTo(new Concert(
                        "d45ecb31-fb93-483d-b911-e0cf6507cc5c-0.1#0",
                        "New York Philharmonic, Rush Hour: Bernstein, Ravel",
                        "New York Philharmonic",
                        "Rush Hour",
                        "Avery Fisher Hall",
                        "Manhattan",
                        "NY",
                        Instant.parse("2012-01-04T23:45:00Z")));
        // 241 pairs of hall and place, three of which have no hall
        ConcertCatalogue catalogue = new ConcertCatalogue(concerts);
        assertThat(catalogue.events()).hasSize(2_548);
        assertThat(catalogue.artists()).hasSize(6);
        assertThat(catalogue.venues()).hasSize(238);
    }

    @Test
    void takesNoneAndAnEmptyCellAsUnknown() throws IOException {
        Concert concert = read("e#1,Orchestra,Tour,None,None,2020-07-01,None,").getFirst();
        assertThat(concert.venueId()).isNull();
        assertThat(concert.venueOrUnknown()).isEqualTo("unknown venue");
        assertThat(concert.city()).isNull();
        assertThat(concert.title()).isEqualTo("Orchestra, Tour");
        assertThat(concert.startsAt()).isEqualTo("2020-07-01T04:00:00Z");
    }

    @Test
    void findsCityAndStateAndTheSpellingOfNames() throws IOException {
        Concert concert =
                read("e,Orchestra,Tour,\"Peenemünde, Usedom, Germany\",\"Hall \"\"A\"\"\",2020-01-01,12:00AM,\"Ades [Adès], Thomas; Handel, G.; A; B; C\"")
                        .getFirst();
        assertThat(concert.city()).isEqualTo("Peenemünde, Usedom");
        assertThat(concert.state()).isEqualTo("Germany");
        assertThat(concert.venueId()).isEqualTo("hall-a-peenemunde-usedom-germany");
        assertThat(concert.title()).isEqualTo("Orchestra, Tour: Adès, Handel, A, B and others");
        assertThat(concert.startsAt()).isEqualTo("2020-01-01T05:00:00Z");
        assertThat(read("e,O,T,Online Only,V,2020-01-01,7:30PM,").getFirst().city())
                .isNull();
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> read("e,O,T,L,V,yesterday,7:30PM,"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("line 2 has no date or time as expected");
        assertThatThrownBy(() -> read("e,O,T")).isInstanceOf(IOException.class).hasMessageContaining("concerts.csv");
        assertThatThrownBy(() -> read("")).hasMessageContaining("has no concerts");
    }

    private List<Concert> read(String rows) throws IOException {
        return ConcertFile.read(Files.writeString(directory.resolve("concerts.csv"), HEADER + rows));
    }
}
