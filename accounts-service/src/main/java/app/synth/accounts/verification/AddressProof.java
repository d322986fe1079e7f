package app.synth.accounts.verification;

import app.synth.accounts.change.Actor;
import app.synth.accounts.change.PgChanges;
import app.synth.accounts.profile.Profiles;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Proves addresses with codes. A sending is counted before it happens, so that twenty requests at once are not twenty
 * mails; the mail goes out with no transaction open; the code is good once it has been accepted for delivery. What could not
 * be sent is not counted after all, and leaves the code before it as it was.
 */
@ApplicationScoped
class AddressProof {
    private static final Logger LOG = Logger.getLogger(AddressProof.class);

    private final PgChanges changes;
    private final Profiles profiles;
    private final PgVerifications verifications;
    private final Sendings sendings;
    private final CodeSender sender;
    private final VerificationConfig config;
    private final SendingLimits limits;
    private final SecureRandom random = new SecureRandom();

    AddressProof(
            PgChanges changes,
            Profiles profiles,
            PgVerifications verifications,
            Sendings sendings,
            CodeSender sender,
            VerificationConfig config) {
        this.changes = changes;
        this.profiles = profiles;
        this.verifications = verifications;
        this.sendings = sendings;
        this.sender = sender;
        this.config = config;
        this.limits = new SendingLimits(config.pause(), config.codesPerDay());
    }

    /**
     * What a wish for a code comes to.
     *
     * @param pause zero where it may be sent now
     * @param sending what it is counted as, if it may
     */
    private record Reservation(Duration pause, @Nullable UUID sending) {}

    /** Sends a code to an address, whosever it is. */
    Uni<SendOutcome> send(UUID user, Channel channel, String address) {
        if (!sender.reaches(channel)) {
            return Uni.createFrom().item(new SendOutcome.NoChannel());
        }
        return changes.by(
                        Actor.user(user),
                        () -> profiles.of(user)
                                .chain(() -> verifications.hold(user, channel, address))
                                .chain(() -> reserve(user, channel, address)))
                .chain(reservation -> reservation.sending == null
                        ? Uni.createFrom().item(new SendOutcome.TooMany(reservation.pause))
                        : sendCounted(user, channel, address, reservation.sending));
    }

    private Uni<Reservation> reserve(UUID user, Channel channel, String address) {
        Instant now = Instant.now();
        return sendings.wait(user, channel, address, now, limits)
                .chain(wait -> wait.isPositive()
                        ? Uni.createFrom().item(new Reservation(wait, null))
                        : verifications
                                .forgetOld(now, SendingLimits.DAY)
                                .chain(() -> sendings.count(user, channel, address, now))
                                .map(sending -> new Reservation(Duration.ZERO, sending.sendingId)));
    }

    private Uni<SendOutcome> sendCounted(UUID user, Channel channel, String address, UUID sending) {
        Code code = Code.random(random);
        return sender.send(channel, address, code)
                .chain(() -> keep(user, channel, address, code))
                .onFailure(NotSentException.class)
                .recoverWithUni(failure -> {
                    LOG.warnf(failure.getCause(), "A code for %s could not be sent", channel.code());
                    return changes.by(Actor.user(user), () -> sendings.deleteById(sending))
                            .replaceWith(new SendOutcome.NotSent());
                });
    }

    private Uni<SendOutcome> keep(UUID user, Channel channel, String address, Code code) {
        Instant expires = Instant.now().plus(config.codeLivesFor());
        byte[] hash = code.hash(user, channel, address);
        return changes.by(
                        Actor.user(user),
                        () -> verifications.keep(user, channel, address, hash, config.tries(), expires))
                .replaceWith(new SendOutcome.Sent(expires));
    }

    /** Takes a code for what it is, and the address with it if it is right. */
    Uni<ProofOutcome> confirm(UUID user, Channel channel, Code code) {
        return changes.by(
                Actor.user(user),
                () -> verifications.tried(user, channel, Instant.now()).chain(tried -> {
                    if (tried == null) {
                        return Uni.createFrom().item(new ProofOutcome.NoCode());
                    }
                    return code.matches(tried.hash(), user, channel, tried.address())
                            ? verifications.used(user, channel).chain(() -> prove(user, channel, tried.address()))
                            : Uni.createFrom().item(new ProofOutcome.WrongCode(tried.triesLeft()));
                }));
    }

    private Uni<ProofOutcome> prove(UUID user, Channel channel, String address) {
        return verifications
                .claim(user, channel, address)
                .chain(own -> own
                        ? verifications
                                .raise(user, channel.level())
                                .map(level -> new ProofOutcome.Proved(address, level))
                        : Uni.createFrom().item(new ProofOutcome.Taken()));
    }
}
