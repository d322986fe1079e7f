package app.synth.localstack.client;

import java.io.IOException;

/** The suite answered, and not with what was asked for. The message is one line for people. */
public final class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    RefusedException(String request, int status, String code, String detail) {
        super("%s was answered with %d%s%s"
                .formatted(request, status, code.isEmpty() ? "" : " " + code, detail.isEmpty() ? "" : ": " + detail));
        this.status = status;
        this.code = code;
    }

    public int status() {
        return status;
    }

    /** The problem's stable code, like {@code experiment_exists}; empty where the answer had none. */
    public String code() {
        return code;
    }
}
