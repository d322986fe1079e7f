package app.synth.accounts.subscription;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether Stripe has sent something, by any of the endpoint's secrets and not too long ago. */
record StripeSignature(List<String> secrets, Duration tolerance) {

    boolean isOf(byte[] body, @Nullable String header) {
        String payload = new String(body, StandardCharsets.UTF_8);
        return header != null && secrets.stream().anyMatch(secret -> isBy(secret, payload, header));
    }

    private boolean isBy(String secret, String payload, String header) {
        try {
            return Webhook.Signature.verifyHeader(payload, header, secret, tolerance.toSeconds());
        } catch (SignatureVerificationException no) {
            return false;
        } catch (RuntimeException unreadable) { // the library stumbles over headers that are no signature at all
            return false;
        }
    }

    /** Secrets do not get into logs by way of their record. */
    @Override
    public String toString() {
        return "StripeSignature[" + secrets.size() + " secrets]";
    }
}
