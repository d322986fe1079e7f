package app.synth.accounts.verification;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.Uni;

/** Sends codes by mail: to mail addresses, and to phones by way of a gateway that turns a mail into a text message. */
final class MailCodeSender implements CodeSender {
    private final ReactiveMailer mailer;
    private final VerificationConfig config;

    MailCodeSender(ReactiveMailer mailer, VerificationConfig config) {
        this.mailer = mailer;
        this.config = config;
    }

    @Override
    public Uni<Void> send(Channel channel, String address, Code code) {
        Mail mail = new Mail()
                .setFrom(config.from().orElseThrow())
                .addTo(recipient(channel, address))
                .setSubject("Your code: " + code.digits())
                .setText(text(channel, code));
        return mailer.send(mail)
                .ifNoItem()
                .after(config.sendWithin())
                .fail()
                .onFailure()
                .transform(NotSentException::new);
    }

    @Override
    public boolean reaches(Channel channel) {
        return config.from().isPresent()
                && switch (channel) {
                    case EMAIL -> true;
                    case PHONE -> config.smsAddress().isPresent();
                };
    }

    private String recipient(Channel channel, String address) {
        return switch (channel) {
            case EMAIL -> address;
            case PHONE -> config.smsAddress().orElseThrow().replace("{number}", address.substring(1));
        };
    }

    private String text(Channel channel, Code code) {
        long minutes = config.codeLivesFor().toMinutes();
        return switch (channel) {
            case EMAIL -> """
                    Your code is %s. It can be used for %d minutes.

                    If you have not asked for it, somebody has mistaken your address for theirs: there is nothing to do.
                    """.formatted(code.digits(), minutes);
            case PHONE -> "Your code is %s. It can be used for %d minutes.".formatted(code.digits(), minutes);
        };
    }
}
