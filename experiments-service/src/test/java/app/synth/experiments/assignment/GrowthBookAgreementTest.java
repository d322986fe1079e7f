package app.synth.experiments.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Row by row what GrowthBook's own SDK answered; the file says how it was made. */
class GrowthBookAgreementTest {
    private record Row(String seed, String subject, List<Double> weights, double coverage, int bucket, int variation) {

        static Row of(String line) {
            String[] cells = line.split(",", -1);
            return new Row(
                    cells[0],
                    cells[1],
                    Arrays.stream(cells[2].split(" ", -1)).map(Double::valueOf).toList(),
                    Double.parseDouble(cells[3]),
                    Integer.parseInt(cells[4]),
                    Integer.parseInt(cells[5]));
        }

        /** Its variants are called 0, 1, 2, … */
        ExperimentDesign design() {
            return new ExperimentDesign(
                    seed,
                    IntStream.range(0, weights.size())
                            .mapToObj(i -> new Variant(Integer.toString(i), i))
                            .toList(),
                    new TrafficAllocation(weights, coverage));
        }
    }

    @Test
    void everySubjectGetsTheVariantThatTheSdkGives() throws IOException {
        List<Row> rows = rows();
        assertThat(rows).hasSize(2_000);
        assertThat(rows).allSatisfy(row -> {
            Assignment assignment = row.design().assign(Question.of(row.subject()), true);
            Variant variant = assignment.variant();
            assertThat(assignment.bucket().number()).isEqualTo(row.bucket());
            assertThat(variant == null ? -1 : variant.value()).isEqualTo(row.variation());
        });
    }

    private static List<Row> rows() throws IOException {
        try (InputStream file = GrowthBookAgreementTest.class.getResourceAsStream("/growthbook-assignments.csv")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(Row::of)
                    .toList();
        }
    }
}
