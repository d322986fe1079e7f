package app.synth.experiments.experiment;

import app.synth.accounts.client.problem.Problems;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Which metrics there are, in {@code experiment_metrics}. */
@ApplicationScoped
class PgMetricKeys {
    private static final String KNOWN = "select key from experiment_metrics where key in (:keys)";

    /** 400 {@code invalid_field} for the first metric that does not exist. */
    Uni<Void> require(Mutiny.Session session, ExperimentMetrics metrics) {
        List<String> asked = new ArrayList<>(metrics.success());
        asked.addAll(metrics.guardrail());
        return session.createNativeQuery(KNOWN, String.class)
                .setParameter("keys", asked)
                .getResultList()
                .invoke(known -> {
                    require(MetricsReader.SUCCESS, metrics.success(), known);
                    require(MetricsReader.GUARDRAIL, metrics.guardrail(), known);
                })
                .replaceWithVoid();
    }

    private static void require(String field, List<String> metrics, List<String> known) {
        for (int i = 0; i < metrics.size(); i++) {
            if (!known.contains(metrics.get(i))) {
                throw Problems.badField("%s[%d]".formatted(field, i), "There is no metric " + metrics.get(i));
            }
        }
    }
}
