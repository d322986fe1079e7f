package app.synth.accounts.subscription;

import app.synth.accounts.change.Actor;
import app.synth.accounts.change.PgChanges;
import app.synth.accounts.profile.Profiles;
import app.synth.accounts.subscription.PaymentEvent.Ignored;
import app.synth.accounts.subscription.PaymentEvent.Linked;
import app.synth.accounts.subscription.PaymentEvent.Subscribed;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes what payment providers say, once. Events of one customer come one after the other, whoever sends them; each is
 * recorded in the transaction in which it counts.
 */
@ApplicationScoped
class PaymentEvents {
    private static final Logger LOG = Logger.getLogger(PaymentEvents.class);

    private final PgChanges changes;
    private final Profiles profiles;
    private final PgPaymentEvents events;
    private final PgSubscriptions subscriptions;
    private final PgTiers tiers;

    PaymentEvents(
            PgChanges changes,
            Profiles profiles,
            PgPaymentEvents events,
            PgSubscriptions subscriptions,
            PgTiers tiers) {
        this.changes = changes;
        this.profiles = profiles;
        this.events = events;
        this.subscriptions = subscriptions;
        this.tiers = tiers;
    }

    /** What became of the event; of one that came before, what became of it then. */
    Uni<EventOutcome> take(PaymentEvent event) {
        return changes.by(
                Actor.provider(event.provider()),
                event.type() + " " + event.id(),
                () -> held(event)
                        .chain(() -> events.seen(event))
                        .chain(seen -> seen == null
                                ? count(event).call(outcome -> events.record(event, outcome))
                                : Uni.createFrom().item(EventOutcome.of(seen).orElseThrow())));
    }

    /**
     * Says whose customer it is, by an admin.
     *
     * @return false where there is no such user
     */
    Uni<Boolean> link(UUID admin, String provider, String customer, UUID user, String reason) {
        return changes.by(
                Actor.user(admin),
                reason,
                () -> subscriptions
                        .hold(provider, customer)
                        .chain(() -> linked(provider, customer, user, Instant.now(), "")));
    }

    private Uni<Void> held(PaymentEvent event) {
        return event.customer() == null
                ? Uni.createFrom().voidItem()
                : subscriptions.hold(event.provider(), event.customer());
    }

    private Uni<EventOutcome> count(PaymentEvent event) {
        return switch (event.content()) {
            case Ignored(String because) -> {
                LOG.infof("%s %s of %s is ignored: %s", event.type(), event.id(), event.provider(), because);
                yield Uni.createFrom().item(EventOutcome.IGNORED);
            }
            // Who has just paid is somebody, also if they have not been here yet.
            case Linked(UUID user) ->
                profiles.of(user)
                        .chain(() -> linked(event.provider(), customer(event), user, event.happenedAt(), event.id()))
                        .map(newest -> newest ? EventOutcome.APPLIED : EventOutcome.OUTDATED);
            case Subscribed subscribed -> subscribed(event, customer(event), subscribed);
        };
    }

    private Uni<EventOutcome> subscribed(PaymentEvent event, String customer, Subscribed subscribed) {
        return subscriptions
                .keep(event, customer, subscribed)
                .chain(newest -> named(event, customer, subscribed.user())
                        .chain(() -> subscriptions.owner(event.provider(), customer))
                        .chain(owner -> {
                            if (!newest) {
                                return Uni.createFrom().item(EventOutcome.OUTDATED);
                            }
                            return owner == null
                                    ? Uni.createFrom().item(EventOutcome.WAITING)
                                    : tiers.settle(owner).replaceWith(EventOutcome.APPLIED);
                        }));
    }

    private Uni<Boolean> named(PaymentEvent event, String customer, @Nullable UUID user) {
        return user == null
                ? Uni.createFrom().item(false)
                : linked(event.provider(), customer, user, event.happenedAt(), event.id());
    }

    /** Whoever had the customer before and whoever has it now have the tiers that follow; false where nothing changes. */
    private Uni<Boolean> linked(String provider, String customer, UUID user, Instant said, String event) {
        return subscriptions
                .owner(provider, customer)
                .chain(before -> subscriptions
                        .link(provider, customer, user, said, event)
                        .call(newest -> newest
                                ? settle(provider, customer, before, user)
                                : Uni.createFrom().voidItem()));
    }

    /** Of a customer without a subscription nothing follows: an admin's word stands. */
    private Uni<Void> settle(String provider, String customer, @Nullable UUID before, UUID now) {
        if (now.equals(before)) {
            return Uni.createFrom().voidItem();
        }
        List<UUID> concerned = Stream.of(before, now)
                .filter(Objects::nonNull)
                .sorted(Comparator.comparing(UUID::toString))
                .toList();
        return subscriptions
                .hasAny(provider, customer)
                .chain(any -> any
                        ? inTurn(concerned)
                                .chain(() -> events.noLongerWaiting(provider, customer))
                                .replaceWithVoid()
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> inTurn(List<UUID> users) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (UUID user : users) {
            all = all.chain(() -> tiers.settle(user));
        }
        return all;
    }

    private static String customer(PaymentEvent event) {
        return Objects.requireNonNull(event.customer(), "an event that is about a customer names one");
    }
}
