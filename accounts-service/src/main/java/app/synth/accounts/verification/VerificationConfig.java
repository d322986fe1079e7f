package app.synth.accounts.verification;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How addresses are proved. Where mail goes, and how, is {@code quarkus.mailer.*}. */
@ConfigMapping(prefix = "verification")
public interface VerificationConfig {

    /** Who sends codes. */
    @WithDefault("smtp")
    Sender sender();

    /** The sender's address of mails with codes. Without one, {@code smtp} sends none: 503 {@code channel_unavailable}. */
    Optional<String> from();

    /**
     * Where the mail goes that becomes a text message: the address that a gateway gives a phone number, with {@code
     * {number}} in place of its digits (country first, no plus), such as {@code {number}@sms.example.com}. Without one,
     * {@code smtp} sends nothing to phones: 503 {@code channel_unavailable}.
     */
    Optional<String> smsAddress();

    /** How long sending may take before the answer is 503. */
    @WithDefault("10s")
    Duration sendWithin();

    /** How long a code can be used. */
    @WithDefault("10m")
    Duration codeLivesFor();

    /** How often a code can be tried. */
    @WithDefault("5")
    int tries();

    /** The least time between two codes for one person and channel, or one address. */
    @WithDefault("1m")
    Duration pause();

    /** How many codes one person and channel, or one address, gets within 24 hours. */
    @WithDefault("5")
    int codesPerDay();

    /** Where codes go. */
    enum Sender {
        /** By mail; to phones by mail to a gateway. */
        SMTP,
        /** Into this service's own log, for trying things out: whoever reads the log can be anybody. */
        LOG
    }
}
