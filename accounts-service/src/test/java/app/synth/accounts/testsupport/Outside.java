package app.synth.accounts.testsupport;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

/** What this service alone needs around it: a mail server, and the secrets of a payment provider. */
public final class Outside implements QuarkusTestResourceLifecycleManager {
    /** The newest of two secrets that webhooks may be signed with. */
    public static final String WEBHOOK_SECRET = "whsec_new";

    /** The one before it, which works until it is taken away. */
    public static final String OLD_WEBHOOK_SECRET = "whsec_old";

    /** Whose mails codes come in. */
    public static final String FROM = "no-reply@synth.test";

    private final int port = freePort();
    private final MailServer mail = new MailServer(port);

    @Override
    public Map<String, String> start() {
        mail.start();
        return Map.of(
                "quarkus.mailer.host", "127.0.0.1",
                "quarkus.mailer.port", Integer.toString(port),
                "quarkus.mailer.start-tls", "DISABLED",
                "verification.from", FROM,
                "verification.sms-address", "{number}@sms.synth.test",
                "subscription.stripe.webhook-secrets", WEBHOOK_SECRET + "," + OLD_WEBHOOK_SECRET,
                "subscription.stripe.prices.\"price_Premium\"", "premium",
                "subscription.stripe.prices.\"price_Pro\"", "professional",
                "subscription.stripe.prices.\"prod_Enterprise\"", "enterprise");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(mail, new TestInjector.MatchesType(MailServer.class));
    }

    @Override
    public void stop() {
        mail.stop();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
