package app.synth.experiments.decision;

import app.synth.accounts.client.identity.Credential;
import app.synth.accounts.client.permission.Permissions;
import app.synth.experiments.assignment.Holdout;
import app.synth.experiments.assignment.Question;
import app.synth.experiments.decision.PgKeptVariants.Place;
import app.synth.experiments.serving.Moment;
import app.synth.experiments.serving.ServedExperiment;
import app.synth.experiments.serving.ServingConfig;
import app.synth.experiments.serving.Snapshots;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Answers what people get; stores nothing.
 *
 * <p>The database is asked only for what may matter. In an experiment's first phase neither coverage nor namespace can have
 * moved anybody out of it: coverage is only raised, and what else moves people begins another phase. So there only who is held
 * out, or does not meet the condition any more, may have been exposed before. While the database is away, the first phase is
 * answered by the hash, and who asks in a later one is not in the experiment.
 */
@ApplicationScoped
public class Assignments {
    private static final Logger LOG = Logger.getLogger(Assignments.class);

    private final Snapshots snapshots;
    private final PgKeptVariants kept;
    private final Permissions permissions;
    private final ServingConfig config;

    /**
     * A question about one experiment.
     *
     * @param unconditional whether the condition is taken for met
     */
    public record Asked(ServedExperiment experiment, Person person, boolean unconditional) {}

    Assignments(Snapshots snapshots, PgKeptVariants kept, Permissions permissions, ServingConfig config) {
        this.snapshots = snapshots;
        this.kept = kept;
        this.permissions = permissions;
        this.config = config;
    }

    /** What the person gets in each of the experiments, in their order. */
    public Uni<List<Decision>> of(Collection<ServedExperiment> experiments, Person person) {
        Credential account = person.account();
        boolean asksAccounts = account != null && asksAccounts(experiments);
        if (!asksAccounts || account == null) {
            return decide(experiments, person);
        }
        return account(account).chain(told -> decide(experiments, person.with(told)));
    }

    /**
     * What each person gets in their experiment, in the order asked.
     *
     * @return fails where what they keep may matter and cannot be read
     */
    public Uni<List<Decision>> strictly(List<Asked> all) {
        List<ServedExperiment> experiments = all.stream().map(Asked::experiment).toList();
        Credential account = all.stream()
                .map(asked -> asked.person().account())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        Uni<Map<String, @Nullable Object>> known = account != null && asksAccounts(experiments)
                ? account(account)
                : Uni.createFrom().item(Map.of());
        return known.chain(told -> {
            Moment moment = snapshots.now();
            Instant now = Instant.now();
            List<Decision> decisions = new ArrayList<>(all.size());
            for (Asked asked : all) {
                Person person = asked.person().account() == null
                        ? asked.person()
                        : asked.person().with(told);
                decisions.add(decide(asked.experiment(), person, asked.unconditional(), moment, now));
            }
            return settle(decisions);
        });
    }

    private Uni<List<Decision>> decide(Collection<ServedExperiment> experiments, Person person) {
        Moment moment = snapshots.now();
        Instant now = Instant.now();
        List<Decision> decisions = new ArrayList<>(experiments.size());
        for (ServedExperiment experiment : experiments) {
            decisions.add(decide(experiment, person, false, moment, now));
        }
        return settle(decisions).onFailure().recoverWithItem(away -> {
            LOG.debugf("What subjects keep cannot be read: %s", away.getMessage());
            return unsettled(decisions);
        });
    }

    private static Decision decide(
            ServedExperiment experiment, Person person, boolean unconditional, Moment moment, Instant now) {
        boolean active = experiment.activeAt(now);
        Subject subject = person.subject(experiment.byUser());
        if (subject == null) {
            return Decision.withoutSubject(experiment, active);
        }
        Holdout holdout = moment.snapshot().holdout();
        Map<String, @Nullable Object> attributes =
                experiment.design().targeting().condition().isEverybody() ? Map.of() : attributes(person, subject);
        return Decision.of(
                experiment,
                subject,
                new Question(subject.text(), attributes, Optional.empty(), holdout),
                active,
                unconditional);
    }

    /** What is known beats what is said. */
    private static Map<String, @Nullable Object> attributes(Person person, Subject subject) {
        Map<String, @Nullable Object> attributes = new HashMap<>(person.attributes());
        attributes.put("id", subject.text());
        Subject user = person.user();
        if (user != null) {
            attributes.put("user_id", user.text());
        }
        Subject visitor = person.visitor();
        if (visitor != null) {
            attributes.put("anonymous_id", visitor.text());
        }
        return attributes;
    }

    private Uni<List<Decision>> settle(List<Decision> decisions) {
        List<Place> places = new ArrayList<>();
        for (Decision decision : decisions) {
            if (decision.mayBeKept()) {
                places.add(place(decision));
            }
        }
        if (places.isEmpty()) {
            return Uni.createFrom().item(decisions);
        }
        return kept.of(places).ifNoItem().after(config.keptWithin()).fail().map(known -> settled(decisions, known));
    }

    private static List<Decision> settled(List<Decision> decisions, Map<Place, String> known) {
        return decisions.stream()
                .map(decision -> {
                    String variant = decision.mayBeKept() ? known.get(place(decision)) : null;
                    return variant == null ? decision : decision.keeping(variant);
                })
                .toList();
    }

    private static List<Decision> unsettled(List<Decision> decisions) {
        return decisions.stream()
                .map(decision ->
                        decision.mayBeKept() && decision.experiment().phase() > 1 ? decision.unavailable() : decision)
                .toList();
    }

    private static Place place(Decision decision) {
        Subject subject = decision.subject();
        return new Place(decision.experiment().id(), subject == null ? "" : subject.text());
    }

    private static boolean asksAccounts(Collection<ServedExperiment> experiments) {
        for (ServedExperiment experiment : experiments) {
            if (experiment.asksAccounts() && experiment.isRunning()) {
                return true;
            }
        }
        return false;
    }

    /** Whose account cannot be read meets no condition that is about it. */
    private Uni<Map<String, @Nullable Object>> account(Credential account) {
        return permissions
                .of(account)
                .map(granted -> {
                    Map<String, @Nullable Object> told = new HashMap<>();
                    told.put("account_type", granted.accountType());
                    told.put("tier", granted.tier().code());
                    return told;
                })
                .onFailure()
                .recoverWithItem(away -> {
                    LOG.debugf("An account cannot be read: %s", away.getMessage());
                    return Map.of();
                });
    }
}
