package app.synth.experiments.http;

/** What the published API description says of If-Match. */
public final class IfMatch {
    public static final String REQUIRED = "The ETag of what was read and is changed; * for any";
    public static final String IF_ANY = "The ETag of what was read: it is done only if that is what is still there";

    private IfMatch() {}
}
