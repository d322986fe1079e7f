package app.synth.accounts.verification;

import io.quarkus.mailer.reactive.ReactiveMailer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Chooses who sends codes, as configured. */
@ApplicationScoped
class CodeSenderProducer {
    private static final Logger LOG = Logger.getLogger(CodeSenderProducer.class);

    @Produces
    @Singleton
    CodeSender codeSender(VerificationConfig config, ReactiveMailer mailer) {
        return switch (config.sender()) {
            case SMTP -> new MailCodeSender(mailer, config);
            case LOG -> {
                LOG.warn("Verification codes go into this log (verification.sender=log): not for real users");
                yield new LogCodeSender();
            }
        };
    }
}
