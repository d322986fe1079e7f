package app.synth.example.bad.two;

import app.synth.example.bad.one.FrameworkRecord;
import org.junit.jupiter.api.Assertions;

/** The other half of the circle, and test code in a main class. */
public final class Neighbour {
    public FrameworkRecord meet(FrameworkRecord other) {
        Assertions.assertNotNull(other);
        return other;
    }
}
