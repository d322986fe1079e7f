package app.synth.experiments.experiment;

import app.synth.experiments.assignment.ExperimentDesign;
import app.synth.experiments.assignment.TrafficAllocation;
import app.synth.experiments.assignment.Variant;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
        targets = {VariantsColumn.class, Variant.class, TrafficAllocation.class}) // what the JSON columns hold
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

    @Column(name = "start_date")
    Instant startDate;

    @Column(name = "end_date")
    Instant endDate;

    @Column(name = "state")
    String state;

    @Convert(converter = VariantsColumn.class)
    @ColumnTransformer(read = VariantsColumn.READ, write = VariantsColumn.WRITE)
    @Column(name = "variants")
    List<Variant> variants;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "traffic_allocation")
    TrafficAllocation trafficAllocation;

    @Column(name = "success_metrics")
    String[] successMetrics;

    @Column(name = "seed")
    String seed;

    @Column(name = "hash_version")
    int hashVersion;

    @Column(name = "hash_attribute")
    String hashAttribute;

    @Column(name = "created_at", updatable = false)
    Instant createdAt;

    @Column(name = "created_by", updatable = false)
    UUID createdBy;

    @Version
    @Column(name = "version")
    int version;

    static Experiment of(NewExperiment made, UUID by, Instant now) {
        var experiment = new Experiment();
        experiment.id = UUID.randomUUID();
        experiment.key = made.key();
        experiment.name = made.name();
        experiment.description = made.description();
        experiment.startDate = made.startDate();
        experiment.endDate = made.endDate();
        experiment.state = made.state().text();
        experiment.variants = made.design().variants();
        experiment.trafficAllocation = made.design().allocation();
        experiment.successMetrics = made.successMetrics().toArray(String[]::new);
        experiment.seed = made.design().seed();
        experiment.hashVersion = HASH_VERSION;
        experiment.hashAttribute = made.hashAttribute();
        experiment.createdAt = now;
        experiment.createdBy = by;
        return experiment;
    }

    ExperimentDefinition definition() {
        return new ExperimentDefinition(
                id,
                key,
                ExperimentState.of(state).orElseThrow(),
                startDate,
                endDate,
                new ExperimentDesign(seed, variants, trafficAllocation));
    }

    /**
     * Lets a draft run: from its start date on, or from now.
     *
     * @return why it cannot; nothing when it runs
     */
    Optional<String> start(Instant now) {
        if (definition().state() != ExperimentState.DRAFT) {
            return Optional.of("Only a draft can be started; this experiment is " + state);
        }
        if (endDate != null && !now.isBefore(endDate)) {
            return Optional.of("Its end date has passed");
        }
        state = ExperimentState.RUNNING.text();
        if (startDate == null) {
            startDate = now;
        }
        return Optional.empty();
    }
}
