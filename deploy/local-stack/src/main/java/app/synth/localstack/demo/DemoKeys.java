package app.synth.localstack.demo;

import app.synth.localstack.client.Credential;
import app.synth.localstack.client.ExperimentKeys;
import app.synth.localstack.client.SuiteClient;
import app.synth.localstack.client.WriteKeys;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The public keys of the demo page. They are made when they are first asked for: services start after the gateway. */
public final class DemoKeys {
    private static final String SOURCE = "demo";

    private final SuiteClient client;
    private final Supplier<String> admin;
    private @Nullable Keys made;

    /** @param admin gives a token that may manage tracking and experiments */
    public DemoKeys(SuiteClient client, Supplier<String> admin) {
        this.client = client;
        this.admin = admin;
    }

    /**
     * Keys that anybody may see.
     *
     * @param writeKey sends interactions
     * @param clientKey asks which variants there are for somebody
     */
    public record Keys(String writeKey, String clientKey) {}

    /** Blocks while it makes them, the first time. */
    public synchronized Keys get() throws IOException {
        Keys keys = made;
        if (keys == null) {
            String token = admin.get();
            Credential write = new WriteKeys(client, token).of(SOURCE, "Demo app");
            keys = new Keys(write.value(), new ExperimentKeys(client, token).clientKey("Demo app"));
            made = keys;
        }
        return keys;
    }
}
