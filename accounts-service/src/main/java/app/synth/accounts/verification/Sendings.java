package app.synth.accounts.verification;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/** Counts what is sent to whom. */
@ApplicationScoped
class Sendings implements PanacheRepositoryBase<Sending, UUID> {

    /** How long this person has to wait before one more goes to this address; zero where it may go now. */
    Uni<Duration> wait(UUID user, Channel channel, String address, Instant now, SendingLimits limits) {
        return list(
                        "channel = ?1 and sentAt > ?2 and (userId = ?3 or address = ?4)",
                        channel.code(),
                        now.minus(SendingLimits.DAY),
                        user,
                        address)
                .map(sent -> longer(
                        limits.wait(now, times(sent, each -> each.userId.equals(user))),
                        limits.wait(now, times(sent, each -> each.address.equals(address)))));
    }

    /** Counts one that is about to be sent. */
    Uni<Sending> count(UUID user, Channel channel, String address, Instant now) {
        var sending = new Sending();
        sending.sendingId = UUID.randomUUID();
        sending.userId = user;
        sending.channel = channel.code();
        sending.address = address;
        sending.sentAt = now;
        return persist(sending);
    }

    private static List<Instant> times(List<Sending> sent, Predicate<Sending> which) {
        return sent.stream().filter(which).map(each -> each.sentAt).toList();
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
