package app.synth.experiments.experiment;

import app.synth.experiments.assignment.ExperimentDesign;
import app.synth.experiments.assignment.Namespace;
import app.synth.experiments.assignment.Targeting;
import app.synth.experiments.assignment.TrafficAllocation;
import app.synth.experiments.assignment.Variant;
import app.synth.experiments.condition.Condition;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.NullUnmarked;

/** A row of {@code experiments.ab_experiments}; Hibernate fills the fields, the table says which may be null. */
@NullUnmarked
@Entity
@Table(name = "ab_experiments")
@RegisterForReflection(
        targets = { // what the JSON columns hold, and who reads them
            VariantsColumn.class,
            ConditionColumn.class,
            OverridesColumn.class,
            DecisionColumn.class,
            Variant.class,
            TrafficAllocation.class,
            Decision.class
        })
class Experiment extends PanacheEntityBase {
    /** The only hash that experiments are assigned with. */
    private static final int HASH_VERSION = 2;

    @Id
    UUID id;

    @Column(name = "key", updatable = false)
    String key;

    @Column(name = "name")
    String name;

    @Column(name = "description")
    String description;

    @Column(name = "hypothesis")
    String hypothesis;

    @Column(name = "start_date")
    Instant startDate;

    @Column(name = "end_date")
    Instant endDate;

    @Column(name = "state")
    String state;

    @Column(name = "phase")
    int phase;

    @Convert(converter = VariantsColumn.class)
    @ColumnTransformer(read = VariantsColumn.READ, write = JsonColumn.WRITE)
    @Column(name = "variants")
    List<Variant> variants;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "traffic_allocation")
    TrafficAllocation trafficAllocation;

    @Convert(converter = ConditionColumn.class)
    @ColumnTransformer(read = ConditionColumn.READ, write = JsonColumn.WRITE)
    @Column(name = "condition")
    Condition condition;

    @Column(name = "namespace_id")
    String namespaceId;

    @Column(name = "namespace_from")
    BigDecimal namespaceFrom;

    @Column(name = "namespace_to")
    BigDecimal namespaceTo;

    @Column(name = "in_holdout")
    boolean inHoldout;

    @Convert(converter = OverridesColumn.class)
    @ColumnTransformer(read = OverridesColumn.READ, write = JsonColumn.WRITE)
    @Column(name = "overrides")
    Map<String, String> overrides;

    @Column(name = "success_metrics")
    String[] successMetrics;

    @Column(name = "guardrail_metrics")
    String[] guardrailMetrics;

    @Column(name = "alpha")
    BigDecimal alpha;

    @Column(name = "seed")
    String seed;

    @Column(name = "hash_version")
    int hashVersion;

    @Column(name = "hash_attribute")
    String hashAttribute;

    @Convert(converter = DecisionColumn.class)
    @ColumnTransformer(read = DecisionColumn.READ, write = JsonColumn.WRITE)
    @Column(name = "decision")
    Decision decision;

    @Column(name = "completed_at")
    Instant completedAt;

    @Column(name = "archived_at")
    Instant archivedAt;

    @Column(name = "created_at", updatable = false)
    Instant createdAt;

    @Column(name = "created_by", updatable = false)
    UUID createdBy;

    /** Counts changes. Whoever changes the row has locked it, and counts. */
    @Column(name = "version")
    int version;

    static Experiment of(NewExperiment made, UUID by, Instant now) {
        var experiment = new Experiment();
        experiment.id = UUID.randomUUID();
        experiment.key = made.key();
        experiment.phase = 1;
        experiment.hashVersion = HASH_VERSION;
        experiment.createdAt = now;
        experiment.createdBy = by;
        experiment.state = made.state().text();
        experiment.become(made);
        return experiment;
    }

    /** Takes over everything that people edit. */
    final void become(NewExperiment edited) {
        name = edited.name();
        description = edited.description();
        hypothesis = edited.hypothesis();
        startDate = edited.startDate();
        endDate = edited.endDate();
        variants = edited.design().variants();
        trafficAllocation = edited.design().allocation();
        seed = edited.design().seed();
        become(edited.design().targeting());
        successMetrics = edited.metrics().success().toArray(String[]::new);
        guardrailMetrics = edited.metrics().guardrail().toArray(String[]::new);
        alpha = BigDecimal.valueOf(edited.metrics().alpha());
        hashAttribute = edited.hashAttribute().text();
    }

    private void become(Targeting targeting) {
        Namespace namespace = targeting.namespace();
        condition = targeting.condition();
        namespaceId = namespace == null ? null : namespace.id();
        namespaceFrom = namespace == null ? null : BigDecimal.valueOf(namespace.from());
        namespaceTo = namespace == null ? null : BigDecimal.valueOf(namespace.to());
        inHoldout = targeting.sparesHoldout();
        overrides = targeting.overrides();
    }

    ExperimentState state() {
        return ExperimentState.of(state).orElseThrow();
    }

    /** The stretch of a namespace that it takes up; null: of none. */
    Namespace namespace() {
        return namespaceId == null
                ? null
                : new Namespace(namespaceId, namespaceFrom.doubleValue(), namespaceTo.doubleValue());
    }

    ExperimentDefinition definition() {
        return new ExperimentDefinition(
                id,
                key,
                state(),
                phase,
                startDate,
                endDate,
                HashAttribute.of(hashAttribute).orElseThrow(),
                new ExperimentDesign(
                        seed, variants, trafficAllocation, new Targeting(condition, namespace(), inHoldout, overrides)),
                new ExperimentMetrics(List.of(successMetrics), List.of(guardrailMetrics), alpha.doubleValue()));
    }
}
