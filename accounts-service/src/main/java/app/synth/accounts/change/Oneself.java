package app.synth.accounts.change;

import app.synth.accounts.client.problem.Problems;
import jakarta.ws.rs.core.Response.Status;
import java.util.UUID;

/** The rule that nobody decides about their own account, whatever they are. */
public final class Oneself {
    private Oneself() {}

    /** 403 {@code not_for_oneself} where somebody decides about themselves. */
    public static void mayNotDecideAbout(UUID decider, UUID account) {
        if (decider.equals(account)) {
            throw refusal();
        }
    }

    /** What is answered to who tries. */
    public static RuntimeException refusal() {
        return Problems.of(
                        Status.FORBIDDEN,
                        "not_for_oneself",
                        "Nobody decides about their own account; another admin does")
                .build();
    }
}
