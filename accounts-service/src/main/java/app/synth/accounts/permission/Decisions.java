package app.synth.accounts.permission;

import app.synth.accounts.client.permission.Decision;
import app.synth.accounts.client.permission.GrantedPermissions;
import app.synth.accounts.client.permission.Resource;
import app.synth.accounts.client.permission.Tier;
import app.synth.accounts.profile.Profiles;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides. Facts may come from memory, decisions never do: each is made by the clock, for whoever asks. */
@ApplicationScoped
public class Decisions {
    private final Facts facts;
    private final Profiles profiles;
    private final Clock clock = Clock.systemUTC();

    Decisions(Facts facts, Profiles profiles) {
        this.facts = facts;
        this.profiles = profiles;
    }

    /** One question; {@code resource} is null where it is not about one. */
    public record Asked(
            UUID user, String permission, @Nullable Resource resource) {}

    /**
     * One answer.
     *
     * @param neededTier where a tier is what is missing
     */
    public record Decided(Decision decision, Optional<Tier> neededTier) {
        static final Decided NOT_GRANTED = new Decided(Decision.NOT_GRANTED, Optional.empty());
    }

    /** What a user may do now. Who has no profile yet gets one: this is how somebody begins. */
    public Uni<GrantedPermissions> of(UUID user) {
        return facts.matrix().chain(matrix -> subject(user).map(subject -> granted(user, subject, matrix)));
    }

    /** Answers in the order of the questions, all of which are about keys that there are. */
    public Uni<List<Decided>> decide(List<Asked> questions) {
        return facts.matrix().chain(matrix -> {
            Set<UUID> people = new HashSet<>();
            Set<Ownership> ownerships = new HashSet<>();
            for (Asked question : questions) {
                people.add(question.user);
                ownership(question, matrix).ifPresent(ownerships::add);
            }
            return facts.about(people, ownerships).map(known -> {
                Instant now = clock.instant();
                return questions.stream()
                        .map(question -> decide(question, matrix, known, now))
                        .toList();
            });
        });
    }

    /** Every permission there is, with what each type has of it. */
    Uni<Matrix> matrix() {
        return facts.matrix();
    }

    private static Decided decide(Asked question, Matrix matrix, Facts.Known known, Instant now) {
        Subject subject = known.person(question.user).orElse(null);
        if (subject == null) {
            return Decided.NOT_GRANTED;
        }
        Cell cell = matrix.cell(subject.accountType(), question.permission);
        boolean owns = ownership(question, matrix).map(known::owns).orElse(true);
        Decision decision = Judgement.of(subject, cell, owns, now);
        return new Decided(decision, isTiers(decision) ? Optional.of(cell.minimumTier()) : Optional.empty());
    }

    /** Present where the permission is for owners of this kind of resource. */
    private static Optional<Ownership> ownership(Asked question, Matrix matrix) {
        Resource resource = question.resource;
        return resource != null
                        && matrix.permission(question.permission)
                                .map(PermissionKey::ownerOf)
                                .filter(resource.type()::equals)
                                .isPresent()
                ? Optional.of(new Ownership(question.user, resource))
                : Optional.empty();
    }

    private Uni<Subject> subject(UUID user) {
        return person(user)
                .chain(known -> known.map(Uni.createFrom()::item)
                        .orElseGet(() ->
                                profiles.of(user).chain(made -> person(user)).map(Optional::orElseThrow)));
    }

    private Uni<Optional<Subject>> person(UUID user) {
        return facts.about(List.of(user), List.of()).map(known -> known.person(user));
    }

    private GrantedPermissions granted(UUID user, Subject subject, Matrix matrix) {
        Instant now = clock.instant();
        Set<String> granted = new HashSet<>();
        Map<String, Decision> denied = new HashMap<>();
        Map<String, Tier> needed = new HashMap<>();
        for (String key : matrix.permissions().keySet()) {
            Cell cell = matrix.cell(subject.accountType(), key);
            Decision decision = Judgement.of(subject, cell, true, now);
            if (decision == Decision.GRANTED) {
                granted.add(key);
            } else if (decision != Decision.NOT_GRANTED) {
                denied.put(key, decision);
            }
            if (isTiers(decision)) {
                needed.put(key, cell.minimumTier());
            }
        }
        return new GrantedPermissions(
                user,
                subject.accountType(),
                subject.verified(),
                subject.verificationLevel(),
                subject.subscriptionTier(),
                subject.subscriptionExpiresAt(),
                granted,
                denied,
                needed,
                ownerBound(matrix, granted, denied.keySet()),
                matrix.grantedToOthers(subject.accountType()),
                null,
                null);
    }

    private static Map<String, String> ownerBound(Matrix matrix, Set<String> granted, Collection<String> denied) {
        Map<String, String> kinds = new HashMap<>();
        Stream.concat(granted.stream(), denied.stream())
                .forEach(key ->
                        matrix.permission(key).map(PermissionKey::ownerOf).ifPresent(kind -> kinds.put(key, kind)));
        return kinds;
    }

    private static boolean isTiers(Decision decision) {
        return decision == Decision.TIER || decision == Decision.EXPIRED;
    }
}
