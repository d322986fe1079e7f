package app.synth.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one run has found so far. */
public final class Report {
    private final String title;
    private final Map<String, String> conditions = new LinkedHashMap<>();
    private final List<Measurement> measurements = new ArrayList<>();
    private final List<Goal> goals = new ArrayList<>();
    private final List<Check> checks = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    public Report(String title) {
        this.title = title;
    }

    /** Says under what conditions the figures hold. */
    public void condition(String name, String value) {
        conditions.put(name, value);
    }

    public void add(Measurement measurement) {
        measurements.add(measurement);
    }

    public void add(Goal goal) {
        goals.add(goal);
    }

    public void add(Check check) {
        checks.add(check);
    }

    /** Adds a sentence below the table. */
    public void note(String note) {
        notes.add(note);
    }

    /** The fastest of the measurements whose name begins so, if there are any. */
    public Optional<Measurement> best(String name) {
        return measurements.stream()
                .filter(measurement -> measurement.name().startsWith(name))
                .max((one, other) -> Double.compare(one.perSecond(), other.perSecond()));
    }

    /** Whether the figures are worth something. They may miss every goal nevertheless. */
    public boolean isValid() {
        return checks.stream().allMatch(Check::passed);
    }

    public String title() {
        return title;
    }

    public Map<String, String> conditions() {
        return conditions;
    }

    public List<Measurement> measurements() {
        return measurements;
    }

    public List<Goal> goals() {
        return goals;
    }

    public List<Check> checks() {
        return checks;
    }

    public List<String> notes() {
        return notes;
    }
}
