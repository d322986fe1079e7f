package app.synth.bench.report;

/** What became of a {@link Goal}. */
public enum Verdict {
    MISSED("**missed**"),
    MET("met"),
    AIM_MET("met, and the aim");

    private final String text;

    Verdict(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
