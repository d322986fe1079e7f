package app.synth.accounts.permission;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** The answers, in the order of the questions. */
@RegisterForReflection
public record CheckResults(List<CheckResult> results) {}
