package app.synth.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.synth.experiments.testsupport.PackagedExperiments;
import app.synth.localstack.topology.ServiceName;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may touch the tables, whatever the code says. */
@QuarkusIntegrationTest
class PrivilegesIT extends PackagedExperiments {
    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "EXPERIMENTS")
    void noOtherServiceReadsExperiments(ServiceName other) {
        refused(other, "select * from experiments.ab_experiments");
        refused(other, "select * from experiments.user_experiment_assignments");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update experiments.user_experiment_assignments set variant_name = 'treatment'",
                "delete from experiments.user_experiment_assignments",
                "delete from experiments.ab_experiments",
                "truncate experiments.user_experiment_assignments",
                "create table experiments.mine (id int)"
            })
    void theServiceItselfRewritesNoExposureAndMakesNoTable(String sql) {
        refused(ServiceName.EXPERIMENTS, sql);
    }

    @Test
    void theServiceReadsItsTables() {
        assertThatCode(() -> run(ServiceName.EXPERIMENTS, "select * from ab_experiments, user_experiment_assignments"))
                .doesNotThrowAnyException();
    }

    private void refused(ServiceName as, String sql) {
        assertThatThrownBy(() -> run(as, sql))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        denied -> assertThat(denied.getSQLState()).isEqualTo("42501"));
    }

    private void run(ServiceName as, String sql) throws SQLException {
        try (Connection connection = suite.database().connectAs(as);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
