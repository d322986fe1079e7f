package app.synth.experiments.assignment;

/** The stretch of the line from 0 to 1 whose subjects get one variant; {@code from} belongs to it, {@code to} does not. */
public record VariantRange(double from, double to) {

    boolean contains(Bucket bucket) {
        return bucket.position() >= from && bucket.position() < to;
    }
}
